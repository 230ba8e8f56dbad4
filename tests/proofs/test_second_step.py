"""What a browser keeps between the password and the code."""

import pytest
from sqlalchemy import select

from forum.accounts.models import Session
from forum.core.db import db
from tests import make
from tests.make import PASSWORD
from tests.proofs.apps import shown, with_app

ADA = {"username": "Ada", "password": PASSWORD}


@pytest.fixture
def key(ada) -> str:
    return with_app(ada)


@pytest.fixture
def halfway(visitor, key):
    """A browser in which Ada's password was given."""
    assert visitor.submit("/login", **ADA).location == "/login/code"
    return visitor


def _sessions() -> list[Session]:
    return list(db.session.scalars(select(Session)))


def test_halfway_is_nowhere(halfway):
    assert halfway.get("/settings").status_code == 303
    assert "Ada" not in halfway.get("/login/code").text
    assert _sessions() == []


def test_the_password_counts_for_ten_minutes(halfway, key, time):
    time.pass_time(minutes=9, seconds=59)
    assert halfway.get("/login/code").status_code == 200
    time.pass_time(seconds=1)
    for answer in (halfway.get("/login/code"), halfway.submit("/login/code", code=shown(key))):
        assert answer.status_code == 409
        assert "duurde te lang" in answer.text
    assert _sessions() == []


def test_the_step_of_one_browser_is_of_no_use_in_another(app, halfway, key):
    other = app.test_client()
    assert other.submit("/login/code", code=shown(key)).status_code == 409
    assert other.get("/login/code").status_code == 409
    assert _sessions() == []


def test_a_copied_cookie_of_halfway_is_worth_nothing_afterwards(app, halfway, key, time):
    thief = app.test_client()
    thief.set_cookie("session", halfway.get_cookie("session").value)
    assert halfway.submit("/login/code", code=shown(key)).status_code == 303
    time.pass_time(seconds=30)
    assert thief.submit("/login/code", code=shown(key)).status_code == 409
    assert len(_sessions()) == 1


def test_the_step_of_one_member_takes_no_code_of_another(halfway):
    theirs = with_app(make.member(username="Bob", password=PASSWORD))
    assert halfway.submit("/login/code", code=shown(theirs)).status_code == 401
    assert _sessions() == []


def test_a_wrong_code_can_be_followed_by_the_right_one(halfway, key):
    wrong = halfway.submit("/login/code", code=shown(key, steps=-2), next="/settings")
    assert wrong.status_code == 401
    assert "Deze code klopt niet" in wrong.text
    assert 'name="next" value="/settings"' in wrong.text
    assert halfway.submit("/login/code", code="").status_code == 422
    assert halfway.submit("/login/code", code=shown(key)).status_code == 303


def test_a_code_needs_the_token_of_our_own_form(halfway, key):
    assert halfway.post("/login/code", data={"code": shown(key)}).status_code in (400, 401)
    assert _sessions() == []


def test_one_goes_on_to_where_one_was(visitor, key):
    asked = visitor.submit("/login", **ADA, next="/settings?a=b")
    assert asked.location == "/login/code?next=/settings?a%3Db"
    assert 'name="next" value="/settings?a=b"' in visitor.get(asked.location).text
    done = visitor.submit("/login/code", code=shown(key), next="/settings?a=b")
    assert (done.status_code, done.location) == (303, "/settings?a=b")


@pytest.mark.parametrize("address", ["//evil.example/", "https://evil.example", "/\\evil"])
def test_and_never_to_another_site(halfway, key, address):
    assert halfway.submit("/login/code", code=shown(key), next=address).location == "/"


def test_who_is_asked_for_none_may_type_one(visitor, ada):
    assert visitor.submit("/login", **ADA, code="123456").location == "/"


def test_whoever_logs_in_again_leaves_the_earlier_step_behind(halfway, key):
    """Or a step begun by one would be finished by the other on the same computer."""
    make.member(username="Bob", password=PASSWORD)
    assert halfway.submit("/login", username="Bob", password=PASSWORD).location == "/"
    assert halfway.get("/login/code").status_code == 409
