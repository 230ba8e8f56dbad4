"""A mailed link is good once, for an hour, and only the last of its kind."""

import pytest
from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.tokens import VERIFY, Signer
from forum.core.db import db
from forum.jobs.retention import carry_out
from forum.proofs.kinds import Errand
from forum.proofs.models import MailedLink
from forum.proofs.service import links
from tests import make
from tests.make import PASSWORD
from tests.proofs.letters import DEAD, tokens

ADA = "ada@example.org"
NEW = "negen natte nachtegalen"


@pytest.fixture
def mailed(visitor, ada, smtp, run_worker):
    """Ask so many times; the tokens that were mailed."""

    def do(times: int = 1) -> list[str]:
        for _time in range(times):
            visitor.submit("/forgot", email=ADA)
            run_worker()
        return tokens(smtp.to(ADA))

    return do


def _is_refused(visitor, token: str) -> None:
    opened = visitor.get("/reset", query_string={"token": token})
    page = visitor.submit("/reset", token=token, password=NEW)
    sent = {"token": token, "password": NEW}
    call = visitor.post("/api/v1/password-resets/confirm", json=sent)
    assert (opened.status_code, page.status_code, call.status_code) == (422, 422, 422)
    assert call.json["code"] == "bad_link"
    for answer in (opened, page):
        assert DEAD in answer.text
        assert 'href="/forgot"' in answer.text


def test_a_link_works_once(visitor, mailed):
    (token,) = mailed()
    assert visitor.submit("/reset", token=token, password=PASSWORD + NEW).status_code == 303
    _is_refused(visitor, token)
    assert visitor.submit("/login", username="Ada", password=PASSWORD + NEW).status_code == 303


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (60, False), (61, False)])
def test_a_link_works_an_hour_from_when_it_was_asked(visitor, mailed, time, minutes, works):
    (token,) = mailed()
    time.pass_time(minutes=minutes)
    if works:
        assert visitor.submit("/reset", token=token, password=NEW).status_code == 303
    else:
        _is_refused(visitor, token)


def test_asking_again_kills_the_older_link(visitor, mailed):
    older, newer = mailed(2)
    _is_refused(visitor, older)
    assert visitor.submit("/reset", token=newer, password=NEW).status_code == 303


def test_asking_for_what_is_not_sent_any_more_kills_nothing(visitor, mailed):
    """Or anybody could keep a member out by asking and asking."""
    last = mailed(6)[-1]
    assert visitor.submit("/reset", token=last, password=NEW).status_code == 303


def test_a_link_of_another_errand_is_refused(visitor, ada, mailed):
    changes = links.ask(Errand.NEW_EMAIL, member_id=ada.id, email="elders@example.org")
    token = links.give_token(changes)
    _is_refused(visitor, token)
    (reset,) = mailed()
    assert visitor.submit("/confirm-email", token=reset).status_code == 422
    assert visitor.submit("/verify", token=reset).status_code == 422
    assert db.session.get(Member, ada.id).email == ADA


@pytest.mark.parametrize(
    "token", ["x", "0" * 43, "é", "' or 1=1 --", "%00", "a" * 500, Signer("a").sign(VERIFY, 1)]
)
def test_a_link_we_did_not_make_is_refused(visitor, ada, token):
    _is_refused(visitor, token)


def test_no_token_or_far_too_long_a_one_is_refused(visitor):
    for token in ("", "x" * 501):
        assert visitor.submit("/reset", token=token, password=NEW).status_code == 422
        assert visitor.submit("/confirm-email", token=token).status_code == 422
        call = visitor.post(
            "/api/v1/password-resets/confirm", json={"token": token, "password": NEW}
        )
        assert (call.status_code, list(call.json["errors"])) == (422, ["token"])


def test_a_new_password_kills_every_other_link(visitor, ada, mailed):
    change = links.ask(Errand.NEW_EMAIL, member_id=ada.id, email="dief@example.org")
    token = links.give_token(change)
    (reset,) = mailed()
    visitor.submit("/reset", token=reset, password=NEW)
    assert visitor.submit("/confirm-email", token=token).status_code == 422
    assert db.session.get(Member, ada.id).email == ADA


def test_a_letter_sent_again_has_a_link_that_works_and_kills_the_earlier(
    visitor, ada, smtp, run_worker, time
):
    smtp.drop()
    visitor.submit("/forgot", email=ADA)
    run_worker()
    smtp.drops = False
    time.pass_time(minutes=1)
    run_worker()
    first, second = tokens(smtp.messages)
    assert first != second
    _is_refused(visitor, first)
    assert visitor.submit("/reset", token=second, password=NEW).status_code == 303


def test_a_letter_older_than_its_link_is_not_sent(visitor, ada, smtp, run_worker, time):
    visitor.submit("/forgot", email=ADA)
    time.pass_time(minutes=60)
    run_worker()
    assert smtp.messages == []


def test_a_letter_of_which_a_newer_was_asked_is_not_sent(visitor, ada, smtp, run_worker):
    visitor.submit("/forgot", email=ADA)
    visitor.submit("/forgot", email=ADA)
    run_worker()
    assert len(smtp.messages) == 1


def test_a_members_link_is_no_other_members(visitor, mailed):
    other = make.member(username="Bob", email="bob@example.org", password=PASSWORD)
    (token,) = mailed()
    visitor.log_in(other).submit("/reset", token=token, password=NEW)
    assert visitor.submit("/login", username="Bob", password=PASSWORD).status_code == 303
    assert visitor.submit("/login", username="Ada", password=NEW).status_code == 303


def test_links_are_not_kept_for_long(visitor, mailed, time):
    mailed()
    visitor.submit("/forgot", email="niemand@example.org")
    carry_out()
    assert len(db.session.scalars(select(MailedLink)).all()) == 2
    time.pass_time(days=1, minutes=1)
    carry_out()
    assert db.session.scalars(select(MailedLink)).all() == []
