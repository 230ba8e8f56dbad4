"""Who signs up with the address of another can tell no difference, not afterwards either."""

import re

import pytest

from forum.accounts.models import EmailVerification
from forum.accounts.tokens import VERIFY, Signer
from forum.core.db import db
from tests import make
from tests.accounts.people import FORM, JSON, find
from tests.make import PASSWORD

ADA = "ada@example.org"
PAGES = ["/", "/settings", "/verify/again", "/settings/email", "/settings/password", "/new"]


@pytest.fixture
def two(app, smtp):
    """A browser logged in as somebody with a new address, and one as somebody with Ada's."""
    make.member(username="Ada", email=ADA)
    return [_sign_up(app, "Daniël", "daniel@example.org"), _sign_up(app, "Thomas", ADA)]


def _sign_up(app, username: str, email: str):
    browser = app.test_client()
    form = FORM | {"username": username, "email": email}
    assert browser.submit("/register", **form, consent_texts="1").status_code == 200
    entered = browser.submit("/login", username=username, password=PASSWORD)
    assert (entered.status_code, entered.location) == (303, "/")
    return browser


def _plain(answer) -> tuple:
    text = re.sub(r'(name="csrf_token"|nonce)[^>]*', "", answer.text)
    text = re.sub(r"(?i)(daniel|ada)@example.org|Daniël|Dani%C3%ABl|Thomas", "", text)
    varying = {"X-Request-ID", "Content-Security-Policy", "Set-Cookie", "Content-Length"}
    headers = [pair for pair in answer.headers if pair[0] not in varying]
    text = text.replace(answer.headers["X-Request-ID"], "")
    return answer.status_code, text, headers


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_ones_own_is_the_same(two, path):
    new, known = (_plain(browser.get(path)) for browser in two)
    assert new == known


def test_the_typed_address_is_shown_and_not_yet_confirmed(two):
    page = two[1].get("/settings").text
    assert ADA in page
    assert "nog niet bevestigd" in page


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/verify/again", {}),
        ("/settings/email", {"email": ADA.upper(), "password": PASSWORD}),
        ("/settings/email", {"email": "elders@example.org", "password": PASSWORD}),
        ("/settings/password", {"password": PASSWORD, "new_password": f"{PASSWORD} samen"}),
        ("/login", {"username": "nobody@example.org", "password": PASSWORD}),
    ],
)
def test_what_one_asks_for_is_answered_the_same(two, path, form):
    own = [dict(form), dict(form)]
    if form.get("email") == ADA.upper():  # one's own address
        own[0]["email"] = "DANIEL@example.org"
    sent = [browser.submit(path, **typed) for browser, typed in zip(two, own, strict=True)]
    assert _plain(sent[0]) == _plain(sent[1])


def test_asking_again_costs_the_same_and_the_owner_hears_of_it(
    two, smtp, run_worker, count_queries
):
    counts = []
    for browser in two:
        with count_queries() as seen:
            browser.submit("/verify/again")
        counts.append(len(seen))
    run_worker()

    assert counts[0] == counts[1]
    assert [message["Subject"] for message in smtp.to(ADA)] == ["Je hebt al een account"] * 2
    links = [message["Subject"] for message in smtp.to("daniel@example.org")]
    assert links == ["Bevestig je e-mailadres"] * 2


def test_nobody_logs_in_by_an_address_that_is_not_confirmed(two, visitor):
    for email in ("daniel@example.org", ADA):
        sent = visitor.submit("/login", username=email, password=PASSWORD)
        assert sent.status_code == 401


def test_no_link_ever_confirms_it(two, visitor):
    """Not even one that is signed: this address is another's."""
    asked = db.session.query(EmailVerification).filter_by(member_id=find("Thomas").id).one()
    token = Signer("for tests only").sign(VERIFY, asked.id)
    assert visitor.submit("/verify", token=token).status_code == 422
    assert find("Thomas").email_verified_at is None


def test_the_owner_is_reached_by_the_address_and_the_other_never(two, visitor, smtp, run_worker):
    run_worker()
    smtp.reset()
    visitor.submit("/forgot", email=ADA)
    two[1].submit("/settings/password", password=PASSWORD, new_password=f"{PASSWORD} samen")
    run_worker()

    (letter,) = smtp.messages
    assert "Dag Ada," in letter.get_content()


def test_the_name_of_an_account_that_waits_is_shown_to_nobody(two, visitor):
    for name in ("Daniël", "Thomas"):
        assert visitor.get(f"/members/{name}").status_code == 404
        taken = visitor.post("/api/v1/members", json=JSON | {"username": name})
        assert (taken.status_code, taken.json["code"]) == (409, "name_taken")


def test_who_signed_up_in_vain_can_still_come_with_an_address_of_their_own(
    two, visitor, smtp, run_worker
):
    two[1].submit("/settings/email", email="thomas@example.org", password=PASSWORD)
    run_worker()
    (letter,) = smtp.to("thomas@example.org")
    token = re.search(r"token=(\S+)", letter.get_content())[1]
    assert visitor.submit("/confirm-email", token=token).status_code == 303
    member = find("Thomas")
    assert (member.email_key, bool(member.email_verified_at)) == ("thomas@example.org", True)
    assert find("Ada").email == ADA
