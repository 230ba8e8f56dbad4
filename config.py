"""Facts about the machine, read from the environment. Rules live beside what they rule."""

import os
import re
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

ROOT = Path(__file__).parent
INSTANCE = ROOT / "instance"
DATABASES = ("sqlite:", "postgresql:", "postgresql+psycopg:")
OIDC = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "NAME")  # settings of another provider of log-ins
HOST = r"(([a-zA-Z0-9-]+\.)*[a-zA-Z][a-zA-Z0-9-]*|\d+(\.\d+){3}|\[[0-9a-fA-F:]+\])(:\d{1,5})?"
NETWORK = r"(\d{1,3}(\.\d{1,3}){3}/\d\d?|[0-9a-fA-F]*:[0-9a-fA-F:]+/\d{1,3})"
SHAPES = {  # of settings that need not be given, with an example of each
    "STORAGE_URL": (r"s3://[^:/@]+:[^:/@]+@[^/@]+/[^/?]+(\?.*)?", "s3://KEY:SECRET@host/bucket"),
    "REGISTER_ADAPTER": ("manual", "manual"),
    "CROSSREF_URL": (r"https?://[^/@?#\s]+(/[^?#\s]*)?", "https://…"),
    "WEBHOOK_HOSTS": (rf"{HOST}(\s*,\s*{HOST})*", "hooks.example.org, other.example.org:8443"),
    "WEBHOOK_NETWORKS": (rf"{NETWORK}(\s*,\s*{NETWORK})*", "10.1.2.0/24, fd00:1::/64"),
    "PUSH_HOSTS": (rf"(\*\.)?{HOST}(\s*,\s*(\*\.)?{HOST})*", "push.example.org, *.example.com"),
    "VAPID_PRIVATE_KEY": (r"[A-Za-z0-9_-]{43}=?", "flask --app forum push keys"),
    "IMAP_URL": (r"imaps?://[^:/@\s]+:[^:/@\s]+@[^/@\s]+(/[^?#\s]*)?", "imaps://U:P@host/INBOX"),
    "REPLY_ADDRESS": (r"[A-Za-z0-9._-]{1,13}@[A-Za-z0-9.-]+", "reply@forum.example"),
}
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
# Of Chrome and what is built like it, Firefox, Safari and Edge: where a browser says that it is to
# be called is not to be believed, as anybody may ask.
PUSH_HOSTS = (
    "fcm.googleapis.com, *.push.services.mozilla.com, web.push.apple.com, *.notify.windows.com"
)
# PostgreSQL gives up on what hangs, so that a slow query or a held lock never holds a page.
POSTGRES_LIMITS = dict(
    statement_timeout=5000, lock_timeout=4000, idle_in_transaction_session_timeout=10000
)


class Config:
    """One installation. Every attribute in capitals is a setting of the application."""

    MAX_CONTENT_LENGTH = 1024 * 1024 + 64 * 1024  # more than any text; rooms say where more may be
    MAX_FORM_MEMORY_SIZE = 512 * 1024
    SESSION_COOKIE_SAMESITE = "Lax"
    SESSION_COOKIE_HTTPONLY = True
    PERMANENT_SESSION_LIFETIME = timedelta(days=30)
    SESSION_REFRESH_EACH_REQUEST = False
    WTF_CSRF_TIME_LIMIT = None  # writing a long reply may take an evening
    WTF_CSRF_SSL_STRICT = False  # the referrer is withheld on purpose on some pages
    REGISTER_ADAPTER: str | None = None
    ALARM_RULES: str | None = None
    CONTACT: str | None = None
    WEBHOOK_HOSTS: str | None = None
    WEBHOOK_NETWORKS: str | None = None
    VAPID_PRIVATE_KEY: str | None = None  # without it there is no web push
    PUSH_HOSTS = PUSH_HOSTS
    BOUNCE_SECRET: str | None = None
    IMAP_URL: str | None = None
    REPLY_ADDRESS: str | None = None
    BABEL_DEFAULT_LOCALE = "nl"
    BABEL_DEFAULT_TIMEZONE = "Europe/Amsterdam"
    BABEL_TRANSLATION_DIRECTORIES = str(ROOT / "forum" / "translations")

    def __init__(self, *, database_url: str, instance: Path, base_url: str) -> None:
        self.SQLALCHEMY_DATABASE_URI = database_url
        self.SQLALCHEMY_ENGINE_OPTIONS = _engine_options(database_url)
        self.INSTANCE = instance
        self.BASE_URL = base_url.rstrip("/")
        own = urlsplit(self.BASE_URL).hostname or ""
        self.HOSTS: tuple[str, ...] = (f"[{own}]" if ":" in own else own, *LOCAL_HOSTS)
        self.SMTP_URL: str | None = None
        self.MAIL_FROM = f"Ruggespraak <noreply@{urlsplit(self.BASE_URL).hostname}>"
        self.MAIL_FOLDER = instance / "mail"
        self.STORAGE_URL: str | None = None
        self.STORAGE_FOLDER = instance / "uploads"
        self.CROSSREF_URL: str | None = None
        self.SECRET_KEY: str | None = None
        self.DATA_KEYS: tuple[str, ...] = ()  # newest first
        self.REQUIRE_SECOND_FACTOR = True
        self.PROXIES = 0  # how many stand in front and add to X-Forwarded-For
        self.ERASURE_LEDGER = instance / "erasures.jsonl"
        self.OIDC: dict[str, str] = {}
        self.MISSING: tuple[str, ...] = ()
        self._protect_cookies()

    def _protect_cookies(self) -> None:
        secure = self.BASE_URL.startswith("https://")
        self.SESSION_COOKIE_SECURE = secure
        self.SESSION_COOKIE_NAME = "__Host-session" if secure else "session"
        self.DEVICE_COOKIE_NAME = "__Host-device" if secure else "device"

    @classmethod
    def from_environment(cls, *, is_looking: bool = False) -> "Config":
        """The installation that the environment describes. Raises UsageError that names what it
        lacks; who only looks for a command gets one of nothing, with what lacks in `MISSING`."""
        config = cls._described()
        if config.MISSING and not is_looking:
            raise click.UsageError(f"Zet eerst deze instellingen: {', '.join(config.MISSING)}.")
        if config.MISSING:
            nothing = cls(database_url="sqlite://", instance=INSTANCE, base_url=config.BASE_URL)
            nothing.MISSING = config.MISSING
            return nothing
        return config

    @classmethod
    def _described(cls) -> "Config":
        url = os.environ.get("DATABASE_URL") or f"sqlite:///{INSTANCE / 'forum.db'}"
        own = os.environ.get("BASE_URL") or _default_base_url()
        config = cls(database_url=url, instance=INSTANCE, base_url=own)
        for name in ("SMTP_URL", "BOUNCE_SECRET", "CONTACT", "ALARM_RULES", *SHAPES):
            setattr(config, name, os.environ.get(name) or getattr(config, name))
        config.MAIL_FROM = os.environ.get("MAIL_FROM") or config.MAIL_FROM
        if hosts := os.environ.get("TRUSTED_HOSTS"):
            named = (host.strip().lower() for host in hosts.split(","))
            config.HOSTS = tuple(dict.fromkeys((config.HOSTS[0], *filter(None, named))))
        config._read_keys()
        config._complete(local=url.startswith("sqlite"))
        return config

    def _read_keys(self) -> None:
        self.SECRET_KEY = os.environ.get("SECRET_KEY")
        self.DATA_KEYS = tuple(filter(None, os.environ.get("DATA_KEYS", "").split(",")))
        self.REQUIRE_SECOND_FACTOR = os.environ.get("REQUIRE_SECOND_FACTOR") != "0"
        self.PROXIES = _count("PROXIES")
        self.ERASURE_LEDGER = Path(os.environ.get("ERASURE_LEDGER") or self.ERASURE_LEDGER)
        given = {name: os.environ.get(f"OIDC_{name}", "") for name in OIDC}
        given["NAME"] = given["NAME"] or urlsplit(given["ISSUER"]).hostname or ""
        self.OIDC = given if given["ISSUER"] else {}

    def _complete(self, *, local: bool) -> None:
        if local:
            self.SECRET_KEY = self.SECRET_KEY or kept_secret(self.INSTANCE / "secret_key")
            self.DATA_KEYS = self.DATA_KEYS or (kept_secret(self.INSTANCE / "data_key"),)
        required = () if local else ("BASE_URL", "SECRET_KEY", "DATA_KEYS")
        missing = [name for name in required if not os.environ.get(name)]
        if not self.SQLALCHEMY_DATABASE_URI.startswith(DATABASES):
            missing.insert(0, "DATABASE_URL (sqlite:///… of postgresql://…)")
        missing += [f"OIDC_{name}" for name, value in self.OIDC.items() if not value]
        if self.OIDC and not _is_private_line(self.OIDC["ISSUER"]):
            missing.append("OIDC_ISSUER (https://…)")
        for name, (shape, example) in SHAPES.items():
            if getattr(self, name) and not re.fullmatch(shape, getattr(self, name)):
                missing.append(f"{name} ({example})")
        self.MISSING = tuple(missing)


def _count(name: str) -> int:
    given = os.environ.get(name) or "0"
    if not (given.isascii() and given.isdigit() and len(given) < 3):
        raise click.UsageError(f"{name} is een aantal: 0, 1, 2 …")
    return int(given)


def kept_secret(path: Path) -> str:
    """A key made once and kept, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_hex())
        with suppress(FileExistsError):  # another process was first: its key counts
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text()


def _engine_options(url: str) -> dict[str, Any]:
    # What members write never stands in an error, and so never in a log.
    if url.startswith("sqlite"):
        return {"hide_parameters": True}
    options = " ".join(f"-c {name}={value}" for name, value in POSTGRES_LIMITS.items())
    pool = {"hide_parameters": True, "pool_pre_ping": True, "pool_timeout": 2}
    return pool | {"connect_args": {"options": options, "connect_timeout": 3}}


def _is_private_line(address: str) -> bool:
    scheme, host = urlsplit(address).scheme, urlsplit(address).hostname
    return scheme == "https" or (scheme == "http" and host in ("localhost", "127.0.0.1", "::1"))


def _default_base_url() -> str:
    """Where `flask run` will listen, as far as it has been told."""
    context = click.get_current_context(silent=True)
    asked = context.params.get("port") if context else None
    return f"http://127.0.0.1:{asked or os.environ.get('FLASK_RUN_PORT') or 5000}"
