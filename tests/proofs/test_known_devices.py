"""The browser in which a password is chosen is known at once: strangers who guess keep out only
each other."""

import pytest
from sqlalchemy import select

from forum.core.db import db
from forum.proofs.models import KnownDevice
from forum.proofs.service.proving import BY_NAME
from tests import make
from tests.make import PASSWORD
from tests.proofs.letters import tokens

ADA = "ada@example.org"
NEW = "negen natte nachtegalen"


@pytest.fixture
def guess(app, ada):
    """Strangers guess until the name is closed to whoever is not known."""

    def do() -> None:
        for number in range(BY_NAME.most + 1):
            browser = app.test_client()
            browser.environ_base["REMOTE_ADDR"] = f"203.0.113.{number}"
            refused = browser.submit("/login", username="Ada", password="gok")
        assert refused.status_code == 429

    return do


@pytest.fixture
def token(visitor, ada, smtp, run_worker) -> str:
    """Of the link that was mailed to Ada."""
    visitor.submit("/forgot", email=ADA)
    run_worker()
    return tokens(smtp.to(ADA))[0]


def _log_in(visitor, password: str = NEW) -> int:
    return visitor.submit("/login", username="Ada", password=password).status_code


def test_who_resets_the_password_gets_in_though_strangers_go_on_guessing(
    app, visitor, token, guess, time
):
    guess()
    assert visitor.submit("/reset", token=token, password=NEW).status_code == 303
    assert _log_in(visitor) == 303
    for _window in range(3):
        time.pass_time(minutes=15)
        guess()
        assert _log_in(visitor) == 303
    assert _log_in(app.test_client()) == 429


def test_who_changes_the_password_gets_in_likewise(visitor, ada, guess):
    visitor.log_in(ada)
    form = {"password": PASSWORD, "new_password": NEW}
    assert visitor.submit("/settings/password", **form).status_code == 303
    visitor.submit("/logout")
    guess()
    assert _log_in(visitor) == 303


def test_every_other_browser_is_forgotten(app, visitor, token, guess):
    before = app.test_client()
    assert _log_in(before, PASSWORD) == 303
    visitor.submit("/reset", token=token, password=NEW)
    guess()
    assert _log_in(before) == 429
    assert len(db.session.scalars(select(KnownDevice)).all()) == 1


def test_only_the_hash_of_what_the_browser_keeps_is_kept(visitor, token):
    answer = visitor.submit("/reset", token=token, password=NEW)
    (cookie,) = [
        cookie for cookie in answer.headers.getlist("Set-Cookie") if cookie.startswith("device=")
    ]
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    (kept,) = db.session.scalars(select(KnownDevice.token_hash))
    assert kept not in cookie


def test_a_program_has_no_device_to_be_known_by(app, visitor, ada, token, guess):
    sent = {"token": token, "password": NEW}
    done = visitor.post("/api/v1/password-resets/confirm", json=sent)
    key = make.token(ada)
    put = {"password": NEW, "new_password": PASSWORD}
    changed = app.test_client().bearer(key).put("/api/v1/me/password", json=put)
    assert (done.status_code, changed.status_code) == (200, 204)
    assert db.session.scalars(select(KnownDevice)).all() == []
    assert "Set-Cookie" not in done.headers
