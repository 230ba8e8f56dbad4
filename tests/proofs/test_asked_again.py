"""Whoever has an app gives its code too before a passkey comes or goes, at either door."""

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Member
from forum.core.db import db, transaction
from forum.core.errors import LoginRequired
from forum.core.passwords import hash_password
from forum.proofs.keypairs import Party
from forum.proofs.models import Ceremony, Passkey
from forum.proofs.origin import Origin
from forum.proofs.service import again, passkeys, proving
from tests import make
from tests.make import PASSWORD
from tests.proofs.apps import on_paper, shown, with_app
from tests.proofs.authenticator import HERE, Device
from tests.proofs.keys import LIST, asked, send

PARTY = Party("localhost", HERE)
NAMED = {"name": "Laptop", "password": PASSWORD}


def _count(kind) -> int:
    return db.session.scalar(select(func.count(kind.id)))


@pytest.fixture
def key(ada) -> str:
    """Of Ada's app."""
    return with_app(ada)


@pytest.fixture(params=["page", "call"])
def remove(request, app, ada, key):
    """Ask for Ada's passkey to go, with what is typed."""
    passkey = make.passkey(ada)

    def by_page(**typed):
        return app.test_client().log_in(ada).submit(f"{LIST}/{passkey.id}/remove", **typed)

    def by_call(**typed):
        program = app.test_client().bearer(make.token(ada))
        return program.delete(f"/api/v1/me/passkeys/{passkey.id}", json=typed)

    return by_page if request.param == "page" else by_call


def test_a_passkey_stays_without_a_code(remove, key):
    far_off = shown(key, steps=5)
    for typed in ({}, {"code": ""}, {"code": far_off}, {"code": shown(key), "password": "gok"}):
        assert remove(**{"password": PASSWORD} | typed).status_code == 401
    assert _count(Passkey) == 1


def test_a_passkey_goes_with_a_code(remove, key):
    assert remove(password=PASSWORD, code=shown(key)).status_code in (303, 204)
    assert _count(Passkey) == 0


def test_a_passkey_goes_with_a_code_on_paper(remove, ada):
    assert remove(password=PASSWORD, code=on_paper(ada)).status_code in (303, 204)
    assert _count(Passkey) == 0


def test_a_wrong_password_spends_no_code(remove, key):
    assert remove(password="gok", code=shown(key)).status_code == 401
    assert remove(password=PASSWORD, code=shown(key)).status_code in (303, 204)


def test_a_program_hears_that_a_code_is_missing(app, ada, key):
    path = f"/api/v1/me/passkeys/{make.passkey(ada).id}"
    answer = app.test_client().bearer(make.token(ada)).delete(path, json={"password": PASSWORD})
    assert answer.json["code"] == "second_factor_required"
    assert list(answer.json["errors"]) == ["code"]


def test_a_device_is_asked_for_a_passkey_with_a_code_alone(visitor, ada, key):
    visitor.log_in(ada)
    for code in ({}, {"code": shown(key, steps=5)}):
        refused = visitor.submit(f"{LIST}/options", **NAMED, **code)
        assert (refused.status_code, refused.json["fields"]) == (401, ["code"])
    assert _count(Ceremony) == 0

    options = asked(visitor, LIST, **NAMED, code=shown(key))
    assert send(visitor, LIST, Device().make(options), name="Laptop").status_code == 303
    assert _count(Passkey) == 1


def test_the_pages_ask_a_code_of_who_has_an_app_alone(app, ada):
    bob = make.member(password=PASSWORD)
    for member, asks_code in ((ada, True), (bob, False)):
        pages = LIST, f"{LIST}/{make.passkey(member).id}/remove"
        if asks_code:
            with_app(member)
        browser = app.test_client().log_in(member)
        for page in pages:
            assert ('name="code"' in browser.get(page).text) is asks_code


def test_a_passkey_is_not_even_asked_for_by_a_password_that_was_just_replaced(ada):
    viewer = make.viewer(ada)
    db.session.commit()
    proof = again.prove_fully(viewer, password=PASSWORD, code="", origin=Origin())
    _replace_password(ada)
    with pytest.raises(LoginRequired):
        passkeys.ask_new(viewer, proof, PARTY)
    assert _count(Ceremony) == 0


def test_a_passkey_is_not_kept_once_the_password_it_was_asked_with_was_replaced(visitor, ada):
    options = asked(visitor.log_in(ada), LIST, **NAMED)
    _replace_password(ada)
    answer = send(visitor, LIST, Device().make(options), name="Laptop")
    assert (answer.status_code, _count(Passkey)) == (401, 0)
    assert "Het wachtwoord is net veranderd." in answer.text


def test_nothing_is_done_by_a_proof_that_no_longer_holds(ada):
    viewer = make.viewer(ada)
    db.session.commit()
    proof = proving.prove_again(viewer, PASSWORD)
    _replace_password(ada)
    with pytest.raises(LoginRequired), again.holding(proof):
        raise AssertionError("this was not to be reached")


def _replace_password(member: Member) -> None:
    """By somebody else, in the very same moment: what is under way has not ended yet."""
    with transaction():
        db.session.get_one(Member, member.id).password_hash = hash_password("nieuw")
