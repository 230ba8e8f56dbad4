"""Whoever has an app gives its code too, before a log-in by another provider comes or goes."""

import pytest

from forum.accounts.models import Member
from forum.core.passwords import hash_password
from tests import make
from tests.make import PASSWORD
from tests.proofs.identities.travelling import ask_code_of, identities, totp

OWN = "/settings/identities"


@pytest.fixture
def wilma(visitor) -> Member:
    wilma = make.member(username="Wilma", email="wilma@example.org", password=PASSWORD)
    visitor.log_in(wilma)
    return wilma


@pytest.fixture
def linked(traveller, wilma, visitor, app):
    """Ways to unlink what Wilma linked, now that she is asked for a code."""
    traveller.finish(**traveller.arrive(traveller.set_out(OWN, password=PASSWORD)))
    ask_code_of(wilma)
    (identity,) = identities()
    program = app.test_client().bearer(make.token(wilma))
    return [
        lambda **typed: visitor.submit(f"{OWN}/{identity.id}/remove", **typed),
        lambda **typed: program.delete(f"/api/v1/me/identities/{identity.id}", json=typed),
    ]


def test_linking_takes_a_code(traveller, wilma, visitor):
    ask_code_of(wilma)
    assert 'name="code"' in visitor.get(OWN).text
    for typed in ({}, {"code": "000000"}):
        page = visitor.submit(OWN, password=PASSWORD, **typed)
        assert (page.status_code, "authorize" in page.text) == (401, False)

    sent = traveller.arrive(traveller.set_out(OWN, password=PASSWORD, code=totp()))
    assert traveller.finish(**sent).status_code == 303
    assert [identity.member_id for identity in identities()] == [wilma.id]


@pytest.mark.parametrize("door", [0, 1], ids=["page", "call"])
def test_unlinking_takes_a_code(linked, door):
    unlink = linked[door]
    for typed in ({}, {"code": "000000"}):
        assert unlink(password=PASSWORD, **typed).status_code == 401
    assert len(identities()) == 1

    assert unlink(password=PASSWORD, code=totp()).status_code in (303, 204)
    assert identities() == []


def test_who_has_no_app_is_asked_for_no_code(wilma, visitor):
    assert 'name="code"' not in visitor.get(OWN).text


def test_whoever_set_out_with_a_password_that_was_replaced_links_nothing(traveller, wilma):
    sent = traveller.arrive(traveller.set_out(OWN, password=PASSWORD))
    wilma.password_hash = hash_password("nieuw")
    assert traveller.finish(**sent).status_code == 401
    assert identities() == []
