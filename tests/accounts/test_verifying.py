import re

import pytest
from sqlalchemy import func, select

from forum.accounts.models import EmailVerification, Member
from forum.accounts.tokens import VERIFY, Signer
from forum.core import clock
from forum.core.db import db
from tests import make
from tests.accounts.people import FORM, find

WRONG = "Deze link werkt niet meer. Vraag een nieuwe aan."
LINK = re.compile(r"http://localhost(/verify\?token=(\S+))")


@pytest.fixture
def links(visitor, smtp, run_worker):
    """Call it for the links that were mailed until now, as (address, token)."""

    def read() -> list[tuple[str, str]]:
        run_worker()
        return [LINK.search(message.get_content()).groups() for message in smtp.messages]

    visitor.submit("/register", **FORM)
    return read


def test_opening_the_link_changes_nothing_and_the_button_does(visitor, links):
    ((address, token),) = links()
    for _program in range(3):
        page = visitor.get(address)
        assert page.status_code == 200
        assert visitor.head(address).status_code == 200
    assert find().email_verified_at is None
    assert token in page.text

    answer = visitor.submit("/verify", token=token)
    assert answer.status_code == 303
    assert find().email_verified_at == clock.now()
    assert "Je e-mailadres is bevestigd." in visitor.get(answer.location).text


def test_the_address_of_the_page_is_told_to_nobody(visitor, links):
    page = visitor.get(links()[0][0])
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "private, no-store"


def test_a_link_works_once(visitor, links, time):
    ((_address, token),) = links()
    visitor.submit("/verify", token=token)
    first = find().email_verified_at
    time.pass_time(hours=1)

    again = visitor.submit("/verify", token=token)
    assert again.status_code == 422
    assert "Deze link werkt niet meer" in again.text
    assert find().email_verified_at == first


@pytest.mark.parametrize(("days", "status"), [(2, 303), (3, 422)])
def test_a_link_works_three_days(visitor, links, time, days, status):
    ((_address, token),) = links()
    time.pass_time(days=days)
    assert visitor.submit("/verify", token=token).status_code == status
    assert (find().email_verified_at is None) is (status == 422)


def _tampered(token: str) -> list[str]:
    number, _dot, signature = token.partition(".")
    return [
        # Its first letter: of the last one some bits are written and never read.
        f"{number}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}",
        f"{number}.",
        number,
        f"OTk5.{signature}",
        Signer("for tests only").sign("another purpose", 1),
        Signer("another key").sign(VERIFY, 1),
        Signer("for tests only").sign(VERIFY, 999),
        Signer("for tests only").sign(VERIFY, "1"),
        Signer("for tests only").sign(VERIFY, True),
        "é\x00\ud800".encode(errors="ignore").decode(),
        ".",
    ]


def test_a_link_we_did_not_make_is_refused_plainly(visitor, links):
    ((_address, token),) = links()
    for wrong in _tampered(token):
        page = visitor.submit("/verify", token=wrong)
        sent = visitor.post("/api/v1/verifications", json={"token": wrong})
        assert (page.status_code, sent.status_code) == (422, 422), wrong
        assert "Deze link werkt niet meer" in page.text
        assert (sent.json["code"], sent.json["detail"]) == ("bad_link", WRONG)
    assert find().email_verified_at is None


@pytest.mark.parametrize("token", ["", "x" * 501])
def test_no_token_or_far_too_long_a_one_is_refused(visitor, token):
    assert visitor.submit("/verify", token=token).status_code == 422
    assert visitor.post("/api/v1/verifications", json={"token": token}).status_code == 422


def test_a_link_to_an_address_that_is_not_the_members_any_more_is_dead(visitor, links):
    ((_address, token),) = links()
    find().email_key = "elders@example.org"
    assert visitor.submit("/verify", token=token).status_code == 422
    assert find().email_verified_at is None


def test_the_program_way_of_verifying(visitor, links):
    ((_address, token),) = links()
    answer = visitor.post("/api/v1/verifications", json={"token": token})
    assert answer.status_code == 200
    assert find().email_verified_at == clock.now()


def test_a_new_link_can_be_asked_for_and_both_work(visitor, links):
    """Mail may overtake mail: whichever is opened first is right."""
    visitor.log_in(find())
    assert "nog niet bevestigd" in visitor.get("/verify/again").text
    asked = visitor.submit("/verify/again")
    assert "nieuwe link" in visitor.get(asked.location).text

    (_first, older), (_second, newer) = links()
    assert older != newer
    assert visitor.submit("/verify", token=older).location == "/"
    verified = find().email_verified_at
    visitor.submit("/verify", token=newer)
    assert find().email_verified_at == verified


def test_who_is_verified_gets_no_more_links(visitor, app):
    member = make.member()
    visitor.log_in(member).submit("/verify/again")
    visitor.bearer(make.token(member)).post("/api/v1/me/verification")
    assert db.session.scalar(select(func.count(EmailVerification.id))) == 0


def test_only_who_is_logged_in_can_ask(visitor):
    assert visitor.get("/verify/again").location.startswith("/login?next=")
    assert visitor.submit("/verify/again").status_code == 401
    assert visitor.post("/api/v1/me/verification").status_code == 401


def test_one_members_link_verifies_nobody_else(visitor, links):
    other = make.member(verified=False)
    ((_address, token),) = links()
    visitor.log_in(other).submit("/verify", token=token)

    assert find().email_verified_at
    assert db.session.get(Member, other.id).email_verified_at is None
