"""What the operator changes of a member who is there: the role, and a lost second factor."""

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Member, Session, Token
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Authenticator, BackupCode, Ceremony, Passkey
from tests import make
from tests.make import PASSWORD
from tests.proofs.apps import on_paper, with_app


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", password=PASSWORD)


@pytest.fixture
def accounts(terminal):
    """`flask accounts …`."""

    def run(*args: str):
        return terminal.invoke(args=["accounts", *args])

    return run


def _count(kind) -> int:
    return db.session.scalar(select(func.count(kind.id)))


@pytest.mark.parametrize("role", ["moderator", "admin", "member"])
def test_a_member_gets_another_role(accounts, ada, role):
    done = accounts("role", "Ada", "--role", role)
    assert (done.exit_code, done.output) == (0, f"Ada heeft nu de rol {role}.\n")
    assert db.session.get(Member, ada.id).role == role


def test_an_expert_gets_a_profession_and_loses_it_with_the_role(accounts, ada):
    assert accounts("role", "Ada", "--role", "expert").exit_code == 2
    assert accounts("role", "Ada", "--role", "admin", "--profession", "huisarts").exit_code == 2
    assert db.session.get(Member, ada.id).role == "member"
    assert accounts("role", "Ada", "--role", "expert", "--profession", "huisarts").exit_code == 0
    assert db.session.get(Member, ada.id).expert_profession == "huisarts"
    accounts("role", "Ada", "--role", "member")
    assert db.session.get(Member, ada.id).expert_profession is None


def test_what_was_opened_in_the_old_role_is_over(app, accounts, ada, visitor):
    bob = make.member()
    browsers = [app.test_client().log_in(person) for person in (ada, bob)]
    program = app.test_client().bearer(make.token(ada))
    accounts("role", "Ada", "--role", "moderator")

    assert [browser.get("/settings").status_code for browser in browsers] == [303, 200]
    assert program.get("/api/v1/me").status_code == 401
    assert visitor.submit("/login", username="Ada", password=PASSWORD).status_code == 303
    assert visitor.get("/moderation").status_code == 200


@pytest.mark.parametrize("act", [["role", "{}", "--role", "admin"], ["reset-second-factor", "{}"]])
@pytest.mark.parametrize("name", ["Bob", "Ad4", "ada", ""])
def test_a_name_is_given_as_it_is_written(accounts, ada, act, name):
    with_app(ada)
    done = accounts(*(part.format(name) for part in act))
    assert (done.exit_code, done.stderr) == (2, "Error: Dit lid bestaat niet.\n")
    assert (db.session.get(Member, ada.id).role, _count(Authenticator)) == ("member", 1)


def test_who_lost_app_and_codes_gets_in_with_the_password(app, accounts, ada, visitor):
    with_app(ada)
    on_paper(ada)
    facts = {"name": "sleutel", "credential_id": "a", "public_key": "b", "sign_count": 0}
    db.session.add(Passkey(member_id=ada.id, created_at=clock.now(), **facts))
    make.session(ada)
    make.token(ada)
    assert visitor.submit("/login", username="Ada", password=PASSWORD).location == "/login/code"

    done = accounts("reset-second-factor", "Ada")

    assert done.exit_code == 0
    kinds = (Authenticator, BackupCode, Passkey, Ceremony, Session, Token)
    assert [_count(kind) for kind in kinds] == [0] * 6
    assert visitor.get("/login/code").status_code == 409
    assert visitor.submit("/login", username="Ada", password=PASSWORD).location == "/"


def test_nobody_else_is_touched(accounts, ada):
    bob = make.member(username="Bob")
    for person in (ada, bob):
        with_app(person)
        on_paper(person)
    accounts("reset-second-factor", "Ada")
    assert (_count(Authenticator), _count(BackupCode)) == (1, 1)
    assert db.session.get(Member, bob.id).second_factor_since
