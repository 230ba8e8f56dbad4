"""Who gets what from every route, where a provider is set up. Nobody has begun anything here."""

import pytest

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Identity
from tests import make
from tests.core.only import on_sqlite
from tests.make import PASSWORD
from tests.proofs.routes_identities import ROWS as WITHOUT_PROVIDER
from tests.visitor import Visitor
from tests.world import FEW, ROLES
from tests.world.answers import everything_kept, is_as_agreed, is_guarded
from tests.world.rows import ENDED, NO_TOKEN, TO_LOGIN, Row, everyone, members

BEGUN_NOTHING = everyone(409)
OWN = "/settings/identities"
CALL = "/api/v1/me/identities/<id:identity_id>"
PASSWORDS = {"password": PASSWORD}
ROWS = [
    Row("POST", "/login/provider", everyone(200)),
    Row("GET", "/login/provider/callback", everyone(422)),
    Row("GET", "/login/provider/callback", everyone(200), at="{came_back}", about="came back"),
    Row("GET", "/login/provider/callback", everyone(403), at="{denied}", about="denied"),
    Row("POST", "/login/provider/finish", BEGUN_NOTHING, send={"code": "x", "state": "y"}),
    Row("GET", "/login/provider/link", BEGUN_NOTHING),
    Row("POST", "/login/provider/link", BEGUN_NOTHING, send=PASSWORDS),
    Row("GET", "/login/provider/new", BEGUN_NOTHING),
    Row("POST", "/login/provider/new", BEGUN_NOTHING, send={"username": "Zonnebloem"}),
    Row("GET", OWN, members(200, guest=TO_LOGIN)),
    Row("POST", OWN, members(200, guest=ENDED), send=PASSWORDS),
    Row(
        "POST",
        f"{OWN}/<id:identity_id>/remove",
        members(404, guest=ENDED, member=(303, OWN)),
        at=f"{OWN}/{{identity}}/remove",
        send=PASSWORDS,
    ),
    Row("GET", "/api/v1/me/identities", members(200, guest=NO_TOKEN)),
    Row(
        "DELETE",
        CALL,
        members((404, "not_found"), guest=NO_TOKEN, member=204),
        at="/api/v1/me/identities/{identity}",
        send=PASSWORDS,
    ),
]
PLACES = {
    "came_back": "/login/provider/callback?code=x&state=y",
    "denied": "/login/provider/callback?error=access_denied&state=y",
}
KINDS = {
    "unverified": lambda: make.member(verified=False, password=PASSWORD),
    "without_consent": lambda: make.member(consent=False, password=PASSWORD),
    "member": lambda: make.member(password=PASSWORD),
    "other_member": lambda: make.member(password=PASSWORD),
    "suspended": lambda: make.suspended(password=PASSWORD),
    "expert": lambda: make.expert(password=PASSWORD),
    "moderator": lambda: make.moderator(password=PASSWORD),
    "admin": lambda: make.admin(password=PASSWORD),
}


@pytest.fixture
def identity(app) -> Identity:
    """The member's."""
    found = Identity(
        member_id=KINDS["member"]().id,
        issuer="https://buren.example",
        subject="burennummer",
        linked_at=clock.now(),
    )
    db.session.add(found)
    db.session.flush()
    return found


def _arrive(visitor, person, *, is_api: bool) -> None:
    if is_api:
        visitor.bearer(make.token(person))
    else:
        visitor.log_in(person)


def _send(visitor, row: Row, path: str):
    sent = row.send or {}
    if row.is_form:
        return visitor.submit(path, **sent)
    return visitor.open(path, method=row.method, **({"json": sent} if row.is_api and sent else {}))


@pytest.mark.parametrize("role", FEW)
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everyone_gets_the_answer_that_was_agreed(visitor, identity, row: Row, role):
    _check(visitor, identity, row, role)


@on_sqlite
@pytest.mark.parametrize("role", [role for role in ROLES if role not in FEW])
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_and_so_do_the_others(visitor, identity, row: Row, role):
    _check(visitor, identity, row, role)


def _check(visitor: Visitor, identity: Identity, row: Row, role: str) -> None:
    if role != "guest":
        owner = db.session.get_one(Member, identity.member_id)
        _arrive(visitor, owner if role == "member" else KINDS[role](), is_api=row.is_api)
    db.session.commit()
    before = everything_kept()

    answer = _send(visitor, row, row.path.format(identity=identity.id, **PLACES))

    is_as_agreed(answer, row.expect[role])
    is_guarded(answer)
    assert "burennummer" not in answer.text
    if row.method == "GET":
        assert everything_kept() == before


def test_every_route_has_its_row_here_too():
    assert {(row.method, row.rule) for row in ROWS} == {
        (row.method, row.rule) for row in WITHOUT_PROVIDER
    }
