"""By another provider, as the owner of an account that was made here."""

import pytest

from forum.accounts.models import Member, Session
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict
from forum.proofs.service.identities import adopt
from forum.proofs.service.proving import Proof
from forum.web.sessions import STEP
from tests import make
from tests.make import PASSWORD
from tests.proofs.identities.travelling import LOGIN, ask_code_of, identities, rows, totp


def test_the_owner_of_an_account_gives_its_password_once(traveller, visitor, app):
    ada = make.member(username="Wilma", email="Ada@Example.org", password=PASSWORD)
    assert traveller.travel(next="/help").location == f"{LOGIN}/link"
    page = visitor.get(f"{LOGIN}/link")
    assert "ada@example.org" in page.text
    assert "Wilma" not in page.text

    answer = visitor.submit(f"{LOGIN}/link", password=PASSWORD)

    assert (answer.status_code, answer.location) == (303, "/help")
    assert traveller.is_logged_in()
    assert [identity.member_id for identity in identities()] == [ada.id]
    traveller.visitor = app.test_client()
    assert traveller.travel().location == "/"


def test_a_wrong_password_links_nothing_and_is_counted(traveller, visitor, time):
    make.member(email="ada@example.org", password=PASSWORD)
    traveller.travel()
    for _try in range(10):
        answer = visitor.submit(f"{LOGIN}/link", password="gok")
        assert (answer.status_code, "Dit wachtwoord klopt niet." in answer.text) == (401, True)

    full = visitor.submit(f"{LOGIN}/link", password=PASSWORD)

    assert full.status_code == 429
    assert int(full.headers["Retry-After"]) > 0
    assert identities() == []
    assert rows(Session) == []


def test_linking_needs_the_second_factor_too(traveller, visitor):
    ada = make.member(email="ada@example.org", password=PASSWORD)
    ask_code_of(ada)
    traveller.travel()
    assert 'name="code"' in visitor.get(f"{LOGIN}/link").text

    for sent in ({}, {"code": "000000"}):
        answer = visitor.submit(f"{LOGIN}/link", password=PASSWORD, **sent)
        assert answer.status_code == 401
        assert identities() == []
    assert visitor.submit(f"{LOGIN}/link", password=PASSWORD, code=totp()).status_code == 303
    assert len(identities()) == 1


def test_whoever_made_an_account_with_anothers_address_does_not_share_it(traveller, visitor, app):
    """Waiting with a password of one's own until the owner comes along is of no use."""
    thief = make.member(email="ada@example.org", password=PASSWORD, verified=False)
    assert traveller.travel().location == f"{LOGIN}/link"
    assert visitor.submit(f"{LOGIN}/link", password="een ander wachtwoord").status_code == 401
    assert identities() == []
    assert thief.email_verified_at is None


def test_an_address_that_waited_for_its_mail_is_verified_by_linking(traveller, visitor):
    ada = make.member(email="ada@example.org", password=PASSWORD, verified=False)
    traveller.travel()
    visitor.submit(f"{LOGIN}/link", password=PASSWORD)
    assert db.session.get(Member, ada.id).email_verified_at == clock.now()


def test_an_account_without_a_password_is_not_opened_by_its_address(traveller, visitor):
    make.member(email="ada@example.org")
    traveller.travel()
    for guess in ("-", "", "x"):
        assert visitor.submit(f"{LOGIN}/link", password=guess).status_code in (401, 422)
    assert identities() == []


@pytest.mark.parametrize("whose", ["half a proof", "another's"])
def test_only_a_whole_proof_of_the_owner_links(traveller, visitor, whose):
    ada = make.member(email="ada@example.org", password=PASSWORD)
    traveller.travel()
    with visitor.session_transaction() as browser:
        token = browser[STEP]
    proof = Proof(ada.id, is_complete=False)
    if whose == "another's":
        proof = Proof(make.member().id, is_complete=True)

    with pytest.raises(Conflict) as refused:
        adopt(token, proof)
    assert refused.value.code == "step_over"
    assert identities() == []
