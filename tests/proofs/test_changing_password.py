"""Another password, by who is logged in and knows the one there is."""

import pytest

from forum.accounts.models import Member, Session, Token
from forum.core.db import db
from forum.core.errors import LoginRequired
from forum.core.passwords import hash_password
from forum.proofs.kinds import Errand
from forum.proofs.models import KnownDevice
from forum.proofs.origin import Origin
from forum.proofs.service import changing, links, proving
from tests import make
from tests.make import PASSWORD
from tests.proofs.letters import subjects

NEW = "negen natte nachtegalen"
FORM = {"password": PASSWORD, "new_password": NEW}


@pytest.fixture
def browser(visitor, ada):
    """Ada's, logged in by the page."""
    visitor.submit("/login", username="Ada", password=PASSWORD)
    return visitor


def _rows(table) -> int:
    return db.session.query(table).count()


def test_a_new_password_puts_everybody_out_but_who_chose_it(app, browser, ada, smtp, run_worker):
    other = app.test_client()
    other.submit("/login", username="Ada", password=PASSWORD)
    key = make.token(ada)
    assert 'href="/settings/password"' in browser.get("/settings").text

    answer = browser.submit("/settings/password", **FORM)
    assert (answer.status_code, answer.location) == (303, "/settings")
    assert "Je wachtwoord is veranderd." in browser.get("/settings").text
    assert other.get("/settings").status_code == 303
    assert app.test_client().bearer(key).get("/api/v1/me").status_code == 401
    assert (_rows(Session), _rows(Token), _rows(KnownDevice)) == (1, 0, 1)
    run_worker()
    assert subjects(smtp.to(ada.email)) == ["Je wachtwoord is veranderd"]
    assert other.submit("/login", username="Ada", password=PASSWORD).status_code == 401
    assert other.submit("/login", username="Ada", password=NEW).status_code == 303


def test_a_program_keeps_the_key_that_it_used(app, browser, ada):
    used, spare = make.token(ada), make.token(ada)
    program = app.test_client().bearer(used)
    assert program.put("/api/v1/me/password", json=FORM).status_code == 204
    assert program.get("/api/v1/me").status_code == 200
    assert app.test_client().bearer(spare).get("/api/v1/me").status_code == 401
    assert browser.get("/settings").status_code == 303


@pytest.mark.parametrize(
    ("form", "status", "field"),
    [
        ({"password": "gok"}, 401, "password"),
        ({"password": ""}, 422, "password"),
        ({"new_password": "kort"}, 422, "new_password"),
        ({"new_password": "Ruggespraak1"}, 422, "new_password"),
        ({"new_password": "x" * 257}, 422, "new_password"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(browser, ada, form, status, field):
    page = browser.submit("/settings/password", **FORM | form)
    key = make.token(ada)
    call = (
        browser.application.test_client().bearer(key).put("/api/v1/me/password", json=FORM | form)
    )
    assert (page.status_code, call.status_code) == (status, status)
    assert f'id="{field}-error"' in page.text
    assert list(call.json["errors"]) == [field]
    assert PASSWORD not in page.text
    assert browser.submit("/login", username="Ada", password=PASSWORD).status_code == 303


def test_guessing_the_password_of_an_open_browser_has_an_end(browser, time):
    form = FORM | {"password": "gok"}
    statuses = [browser.submit("/settings/password", **form).status_code for _try in range(11)]
    assert statuses == [401] * 10 + [429]
    stopped = browser.submit("/settings/password", **FORM)
    assert (stopped.status_code, stopped.headers["Retry-After"]) == (429, "900")
    time.pass_time(minutes=15)
    assert browser.submit("/settings/password", **FORM).status_code == 303


def test_a_change_of_address_that_waits_is_off(browser, ada):
    asked = links.ask(Errand.NEW_EMAIL, member_id=ada.id, email="dief@example.org")
    token = links.give_token(asked)
    browser.submit("/settings/password", **FORM)
    assert browser.submit("/confirm-email", token=token).status_code == 422


def test_who_has_no_password_is_told_how_to_get_one(visitor, app):
    bob = make.member(username="Bob")
    visitor.log_in(bob)
    for path in ("/settings/password", "/settings/email"):
        page = visitor.get(path).text
        assert "nog geen wachtwoord" in page or "heeft er nog geen" in page
        assert '<form method="post" action="/settings' not in page
    assert 'href="/forgot"' in visitor.get("/settings/password").text
    page = visitor.submit("/settings/password", **FORM)
    call = app.test_client().bearer(make.token(bob)).put("/api/v1/me/password", json=FORM)
    assert (page.status_code, call.status_code) == (409, 409)
    assert call.json["code"] == "no_password"


def test_a_password_that_was_changed_meanwhile_proves_nothing(ada):
    """Whoever tried the old one in the very moment its owner replaced it is too late."""
    viewer = make.viewer(ada)
    db.session.commit()
    proof = proving.prove_again(viewer, PASSWORD)
    ada = db.session.get(Member, viewer.id)
    ada.password_hash = hash_password(NEW)
    db.session.commit()
    for late in (proving.hold_to, proving.log_in):
        with pytest.raises(LoginRequired):
            late(proof)
    changing.change_password(viewer, password=NEW, code="", new_password=PASSWORD, origin=Origin())
    assert proving.log_in(proving.prove_again(viewer, PASSWORD)).id == viewer.id


def test_nobody_is_told_by_mail_at_an_address_they_never_confirmed(visitor, smtp, run_worker):
    bob = make.member(username="Bob", password=PASSWORD, verified=False)
    visitor.log_in(bob).submit("/settings/password", **FORM)
    run_worker()
    assert smtp.messages == []
