"""Links and changes at the same moment: one wins, nothing is half done, nobody sees a 500."""

from collections import Counter

import pytest
from sqlalchemy import select

from forum.accounts.models import Member, Session
from forum.core.db import db, transaction
from forum.proofs.kinds import Errand
from forum.proofs.service import links
from tests import make
from tests.make import PASSWORD

NEW = "nieuw@example.org"


@pytest.fixture
def ada(open_site):
    with transaction():
        return make.member(username="Ada", email="ada@example.org", password=PASSWORD)


def _token(errand: Errand, member_id: int, email: str | None = None) -> str:
    with transaction():
        return links.give_token(links.ask(errand, member_id=member_id, email=email))


def test_of_many_who_use_one_link_one_chooses_the_password(open_site, run_parallel, ada):
    token = _token(Errand.NEW_PASSWORD, ada.id)

    def reset(number: int) -> int:
        sent = {"token": token, "password": f"negen natte nachtegalen {number}"}
        program = open_site.test_client()
        return program.post("/api/v1/password-resets/confirm", json=sent).status_code

    acts = [lambda number=number: reset(number) for number in range(6)]
    assert Counter(run_parallel(acts)) == {200: 1, 422: 5}


def test_an_address_that_many_confirm_at_once_is_ones(open_site, run_parallel):
    with transaction():
        people = [make.member() for _number in range(3)]
    tokens = [_token(Errand.NEW_EMAIL, member.id, NEW) for member in people]

    def confirm(token: str) -> int:
        program = open_site.test_client()
        sent = {"token": token}
        return program.post("/api/v1/email-changes/confirm", json=sent).status_code

    acts = [lambda token=token: confirm(token) for token in tokens]
    assert Counter(run_parallel(acts)) == {200: 1, 409: 2}
    keys = db.session.scalars(select(Member.email_key)).all()
    assert keys.count(NEW) == 1


def test_a_sign_up_and_a_change_to_one_address_make_one_owner(open_site, run_parallel, ada):
    token = _token(Errand.NEW_EMAIL, ada.id, NEW)
    form = {"email": NEW, "password": PASSWORD, "age_16": True, "rules": True}

    def sign_up(name: str) -> int:
        sent = form | {"username": name}
        return open_site.test_client().post("/api/v1/members", json=sent).status_code

    def confirm() -> int:
        sent = {"token": token}
        program = open_site.test_client()
        return program.post("/api/v1/email-changes/confirm", json=sent).status_code

    statuses = run_parallel([lambda: sign_up("Bob"), confirm, lambda: sign_up("Eve")])
    assert statuses[0] == statuses[2] == 202
    assert statuses[1] in (200, 409)
    owner = db.session.scalars(select(Member).where(Member.email_key == NEW)).one()
    assert (owner.username == "Ada") is (statuses[1] == 200)


def test_whoever_logs_in_while_the_password_is_replaced_is_not_left_inside(
    open_site, run_parallel, ada
):
    token = _token(Errand.NEW_PASSWORD, ada.id)

    def reset() -> int:
        sent = {"token": token, "password": "negen natte nachtegalen"}
        program = open_site.test_client()
        return program.post("/api/v1/password-resets/confirm", json=sent).status_code

    def log_in() -> int:
        form = {"username": "Ada", "password": PASSWORD}
        return open_site.test_client().submit("/login", **form).status_code

    statuses = run_parallel([reset, *[log_in] * 5])
    assert statuses[0] == 200
    assert set(statuses[1:]) <= {303, 401}
    assert db.session.scalars(select(Session)).all() == []


def test_many_who_ask_for_one_member_leave_one_link_that_works(open_site, run_parallel, ada):
    def ask() -> int:
        json = {"email": "ada@example.org"}
        return open_site.test_client().post("/api/v1/password-resets", json=json).status_code

    assert run_parallel([ask] * 8) == [202] * 8
    waiting = [number for number in range(1, 9) if links.find_waiting(number)]
    assert waiting == [2]
