"""The installation that tests run."""

from pathlib import Path

from config import Config


class ConfigForTests(Config):
    TESTING = True
    WEBHOOK_HOSTS = "hooks.example.org"
    PUSH_HOSTS = "push.example.org"
    VAPID_PRIVATE_KEY = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"

    def __init__(
        self,
        database_url: str,
        *,
        instance: Path,
        smtp_url: str | None = None,
        base_url: str = "http://localhost",
        oidc: dict[str, str] | None = None,
    ) -> None:
        super().__init__(database_url=database_url, instance=instance, base_url=base_url)
        self.OIDC = oidc or {}
        self.SECRET_KEY, self.DATA_KEYS = "for tests only", ("for tests only",)
        self.REQUIRE_SECOND_FACTOR = False  # tests of it ask for it
        self.SMTP_URL = smtp_url
