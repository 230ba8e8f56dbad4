import re

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from forum.accounts.models import Member, Session
from forum.core.db import db
from forum.core.passwords import is_outdated
from tests import make
from tests.make import PASSWORD

WRONG = "De naam of het wachtwoord klopt niet."


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", email="ada@example.org", password=PASSWORD)


def _plain(page: str) -> str:
    return re.sub(r'(name="csrf_token"|nonce|value=)[^>]*', "", page)


@pytest.mark.parametrize(
    "name", ["Ada", "ada", "ADA", " a d a ", "ada@example.org", "Ada@Example.ORG"]
)
def test_the_right_password_opens_the_door(visitor, ada, name):
    answer = visitor.submit("/login", username=name, password=PASSWORD)

    assert (answer.status_code, answer.location) == (303, "/")
    assert visitor.get("/settings").status_code == 200


@pytest.mark.parametrize("name", ["Ada", "Bob", "ada@example.org", "bob@example.org", "@", "\x00a"])
def test_whoever_fails_hears_the_same(visitor, ada, name):
    known = visitor.submit("/login", username="Ada", password="gok")
    answer = visitor.submit("/login", username=name, password="gok")

    assert (answer.status_code, known.status_code) == (401, 401)
    assert _plain(answer.text) == _plain(known.text)
    assert answer.text.count(WRONG) == known.text.count(WRONG) > 0
    sent = visitor.post("/api/v1/tokens", json={"username": name, "password": "x", "name": "t"})
    assert (sent.status_code, sent.json["code"]) == (401, "wrong_credentials")
    assert visitor.get("/settings").status_code == 303


@pytest.mark.parametrize("typed", ["gok", PASSWORD + " ", PASSWORD.upper(), PASSWORD[:-1], "%s"])
def test_a_wrong_password_opens_nothing(visitor, ada, typed):
    answer = visitor.submit("/login", username="Ada", password=typed)
    assert answer.status_code == 401
    assert typed not in answer.text
    assert db.session.scalars(select(Session)).all() == []


def test_a_name_that_was_typed_stays(visitor, ada):
    answer = visitor.submit("/login", username="Ada", password="", next="/settings")
    assert answer.status_code == 422
    assert 'value="Ada"' in answer.text
    assert 'name="next" value="/settings"' in answer.text


@pytest.mark.parametrize("state", [{"verified": False}, {"consent": False}])
def test_who_may_not_write_yet_can_log_in(visitor, state):
    make.member(username="Bob", password=PASSWORD, **state)
    assert visitor.submit("/login", username="Bob", password=PASSWORD).status_code == 303


def test_who_is_suspended_can_log_in_and_read(visitor):
    make.suspended(username="Bob", password=PASSWORD)
    visitor.submit("/login", username="Bob", password=PASSWORD)
    assert visitor.get("/settings").status_code == 200


def test_an_account_without_a_password_lets_nobody_in(visitor):
    make.member(username="Bob")
    for guess in ("-", "x"):
        assert visitor.submit("/login", username="Bob", password=guess).status_code == 401


def test_a_hash_made_with_old_settings_is_renewed(visitor, ada):
    ada.password_hash = PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)
    visitor.submit("/login", username="Ada", password=PASSWORD)

    assert not is_outdated(db.session.get(Member, ada.id).password_hash)
    assert visitor.submit("/login", username="Ada", password=PASSWORD).status_code == 303


@pytest.mark.parametrize(
    "address", ["/settings", "/t/1-a?after=20", "/search?q=rug%20pijn", "/c/a"]
)
def test_after_logging_in_one_goes_on_to_where_one_was(visitor, ada, address):
    answer = visitor.submit("/login", username="Ada", password=PASSWORD, next=address)
    assert answer.location == address


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://evil.example/",
            "//evil.example/",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil",
        ),
        *("http:evil.example", "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example"),
        *("\t//evil.example", " //evil.example", "evil.example", "//evil.example@localhost/", "?x"),
        *(
            "https:///evil.example",
            "/\r\nSet-Cookie: a=b",
            "/\u2028/evil",
            "//[::1",
            "@evil.example",
        ),
    ],
)
def test_nobody_is_sent_to_another_site(visitor, ada, address):
    form = {"username": "Ada", "password": PASSWORD, "next": address}
    for answer in (visitor.submit("/login", **form), visitor.submit("/language", next=address)):
        assert answer.status_code == 303
        assert re.fullmatch(r"/([^/\\\s].*)?", answer.location)
        assert "Set-Cookie: a" not in str(answer.headers)
    page = visitor.get("/login", query_string={"next": address})
    assert 'name="next" value=""' in page.text


def test_logging_in_needs_the_token_of_our_own_form(visitor, ada):
    """Or another site could log somebody in as somebody else."""
    answer = visitor.post("/login", data={"username": "Ada", "password": PASSWORD})
    assert answer.status_code in (400, 401)
    assert db.session.scalars(select(Session)).all() == []
    forged = {"username": "Ada", "password": PASSWORD, "csrf_token": "abc"}
    assert visitor.post("/login", data=forged).status_code in (400, 401)
    assert visitor.get("/settings").status_code == 303


def test_a_token_of_another_visitor_is_no_token(app, visitor, ada):
    other = app.test_client().csrf_token()
    visitor.csrf_token()
    form = {"username": "Ada", "password": PASSWORD, "csrf_token": other}
    assert visitor.post("/login", data=form).status_code in (400, 401)
    assert visitor.get("/settings").status_code == 303


def test_a_failed_log_in_leaves_who_was_there(visitor, ada):
    visitor.log_in(make.member(username="Bob"))
    visitor.submit("/login", username="Ada", password="gok")
    assert "Bob" in visitor.get("/settings").text


def test_a_page_of_ones_own_leads_to_the_log_in_and_back(visitor, ada):
    stopped = visitor.get("/settings/tokens?a=b")
    assert (stopped.status_code, stopped.location) == (303, "/login?next=/settings/tokens?a%3Db")

    page = visitor.get(stopped.location)
    onward = re.search(r'name="next" value="([^"]*)"', page.text)[1]
    done = visitor.submit("/login", username="Ada", password=PASSWORD, next=onward)
    assert done.location == "/settings/tokens?a=b"
