import stat
import sys
from subprocess import PIPE, Popen

import click
import pytest

import config
from config import Config, kept_secret
from forum import create_app
from tests.databases import new_instance
from tests.settings import ConfigForTests

NAMES = (
    "DATABASE_URL",
    "BASE_URL",
    "SECRET_KEY",
    "DATA_KEYS",
    "SMTP_URL",
    "STORAGE_URL",
    "CROSSREF_URL",
    "IMAP_URL",
    "REPLY_ADDRESS",
    "MAIL_FROM",
    "TRUSTED_HOSTS",
    "PROXIES",
    "REQUIRE_SECOND_FACTOR",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
)


@pytest.fixture
def describe(monkeypatch, tmp_path):
    """Call it with the settings of an environment for what is made of them."""
    monkeypatch.setattr(config, "INSTANCE", tmp_path)
    monkeypatch.delenv("FLASK_RUN_PORT", raising=False)

    def read(**settings: str) -> Config:
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        return Config.from_environment()

    return read


PRODUCTION = {
    "DATABASE_URL": "postgresql://forum@db/forum",
    "BASE_URL": "https://forum.example/",
    "SECRET_KEY": "kept elsewhere",
    "DATA_KEYS": "newer,older",
}


def test_without_settings_everything_is_here(describe, tmp_path):
    made = describe()
    assert f"sqlite:///{tmp_path}/forum.db" == made.SQLALCHEMY_DATABASE_URI
    assert (made.BASE_URL, made.MISSING, made.SMTP_URL) == ("http://127.0.0.1:5000", (), None)
    assert not made.SESSION_COOKIE_SECURE
    assert describe().SECRET_KEY == made.SECRET_KEY


def test_production_says_what_it_needs(describe):
    made = describe(**PRODUCTION)
    assert (made.BASE_URL, made.SECRET_KEY, made.MISSING) == (
        "https://forum.example",
        "kept elsewhere",
        (),
    )
    assert (made.SESSION_COOKIE_SECURE, made.SESSION_COOKIE_NAME) == (True, "__Host-session")
    assert made.HOSTS[0] == "forum.example"
    assert made.MAIL_FROM == "Ruggespraak <noreply@forum.example>"


@pytest.mark.parametrize("name", ["BASE_URL", "SECRET_KEY", "DATA_KEYS"])
@pytest.mark.parametrize("value", [None, ""])
def test_production_does_not_start_without(describe, name, value):
    settings = {key: text for key, text in PRODUCTION.items() if key != name}
    with pytest.raises(click.UsageError, match=name):
        describe(**settings, **({name: value} if value is not None else {}))


@pytest.mark.parametrize("url", ["mysql://forum@db/forum", "nonsense"])
def test_a_database_we_do_not_know_is_named(describe, url):
    with pytest.raises(click.UsageError, match="DATABASE_URL"):
        describe(DATABASE_URL=url, BASE_URL="https://forum.example", SECRET_KEY="kept")


def test_who_only_looks_for_a_command_is_shown_an_installation_of_nothing(monkeypatch, describe):
    monkeypatch.setenv("DATABASE_URL", "postgresql://forum@db/forum")
    nothing = Config.from_environment(is_looking=True)
    assert nothing.SQLALCHEMY_DATABASE_URI == "sqlite://"
    assert nothing.MISSING == ("BASE_URL", "SECRET_KEY", "DATA_KEYS")


def test_other_hosts_can_be_trusted(describe):
    made = describe(**PRODUCTION, TRUSTED_HOSTS="forum.example, www.forum.example")
    assert made.HOSTS == ("forum.example", "www.forum.example")


@pytest.mark.parametrize(("given", "hops"), [("", 0), ("0", 0), ("2", 2)])
def test_proxies_are_counted(describe, given, hops):
    assert hops == describe(PROXIES=given).PROXIES


@pytest.mark.parametrize("given", ["-1", "een", "1.5", "100"])
def test_proxies_that_are_no_number_are_named(describe, given):
    with pytest.raises(click.UsageError, match="PROXIES"):
        describe(PROXIES=given)


@pytest.mark.parametrize(("given", "must"), [(None, True), ("1", True), ("", True), ("0", False)])
def test_staff_needs_a_second_factor_unless_told_otherwise(describe, given, must):
    settings = {} if given is None else {"REQUIRE_SECOND_FACTOR": given}
    assert describe(**settings).REQUIRE_SECOND_FACTOR is must


def test_the_key_of_a_small_site_is_its_owners_alone(tmp_path):
    path = tmp_path / "new" / "secret_key"
    key = kept_secret(path)
    assert len(key) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_secret(path) == key


def test_processes_that_start_together_get_one_key(tmp_path):
    ask = "import sys, pathlib, config; print(config.kept_secret(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", ask, str(tmp_path / "key")]
    together = [Popen(command, cwd=config.ROOT, stdout=PIPE, text=True) for _worker in range(4)]
    keys = {process.communicate()[0] for process in together}
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_two_sites_have_two_keys(tmp_path):
    assert kept_secret(tmp_path / "a") != kept_secret(tmp_path / "b")


def test_what_was_typed_is_never_part_of_a_database_error(database):
    with database.empty() as url:
        site = create_app(ConfigForTests(url, instance=new_instance()))
    assert site.config["SQLALCHEMY_ENGINE_OPTIONS"]["hide_parameters"] is True


ELSEWHERE = {
    "OIDC_ISSUER": "https://login.example/forum",
    "OIDC_CLIENT_ID": "wij",
    "OIDC_CLIENT_SECRET": "geheim",
}


def test_another_provider_is_named_after_its_host_or_as_it_is_told(describe):
    assert describe().OIDC == {}
    assert describe(**ELSEWHERE).OIDC["NAME"] == "login.example"
    assert describe(**ELSEWHERE, OIDC_NAME="Buurtlogin").OIDC["NAME"] == "Buurtlogin"


@pytest.mark.parametrize("name", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
def test_half_a_provider_is_none_to_start_with(describe, name):
    with pytest.raises(click.UsageError, match=name):
        describe(**ELSEWHERE | {name: ""})


@pytest.mark.parametrize("issuer", ["http://login.example", "login.example", "ftp://localhost"])
def test_a_provider_is_spoken_to_in_private(describe, issuer):
    with pytest.raises(click.UsageError, match="OIDC_ISSUER"):
        describe(**ELSEWHERE | {"OIDC_ISSUER": issuer})
    assert describe(**ELSEWHERE | {"OIDC_ISSUER": "http://localhost:8080"}).OIDC


def test_pictures_are_kept_here_or_in_a_bucket(describe, tmp_path):
    made = describe()
    assert (None, tmp_path / "uploads") == (made.STORAGE_URL, made.STORAGE_FOLDER)
    bucket = "s3://sleutel:geheim@opslag.example:9000/beelden?region=eu-1&tls=1"
    assert bucket == describe(STORAGE_URL=bucket).STORAGE_URL


@pytest.mark.parametrize(
    "url",
    [
        "https://sleutel:geheim@opslag.example/beelden",
        "s3://opslag.example/beelden",
        "s3://sleutel:geheim@opslag.example/",
        "s3://sleutel:geheim@opslag.example/beelden/map",
        "beelden",
    ],
)
def test_half_a_bucket_is_none_to_start_with(describe, url):
    with pytest.raises(click.UsageError, match="STORAGE_URL") as told:
        describe(STORAGE_URL=url)
    assert "geheim" not in str(told.value)
