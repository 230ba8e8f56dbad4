"""Another address: asked with the password, told to the old one, and only then, once confirmed."""

import pytest

from forum.accounts.models import EmailVerification, Member
from forum.accounts.tokens import VERIFY, Signer
from forum.core import clock
from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.proofs.kinds import Errand
from forum.proofs.service import links
from tests import make
from tests.make import PASSWORD
from tests.proofs.letters import DEAD, subjects, tokens

OLD, NEW = "ada@example.org", "nieuw@example.org"
FORM = {"email": NEW, "password": PASSWORD}


@pytest.fixture
def browser(visitor, ada):
    """Ada's, logged in."""
    return visitor.log_in(ada)


@pytest.fixture
def ask(browser, smtp, run_worker):
    """Call it for the token that the new address gets."""

    def do(email: str = NEW) -> str:
        assert browser.submit("/settings/email", email=email, password=PASSWORD).status_code == 303
        run_worker()
        return tokens(smtp.to(email))[-1]

    return do


def _email(member: Member) -> tuple[str, str]:
    found = db.session.get(Member, member.id)
    return found.email, found.email_key


def test_until_it_is_confirmed_the_address_stays(browser, ada, smtp, run_worker):
    assert 'href="/settings/email"' in browser.get("/settings").text
    asked = browser.submit("/settings/email", email="Nieuw@example.org", password=PASSWORD)
    assert (asked.status_code, asked.location) == (303, "/settings/email")
    page = browser.get("/settings/email").text
    assert "Kijk in je mail op het nieuwe adres." in page
    assert "Je vroeg om Nieuw@example.org." in page
    run_worker()
    assert subjects(smtp.to("Nieuw@example.org")) == ["Bevestig je nieuwe e-mailadres"]
    assert "Ada" not in smtp.to("Nieuw@example.org")[0].get_content()
    assert subjects(smtp.to(OLD)) == ["Verandering van je e-mailadres gevraagd"]
    assert _email(ada) == (OLD, OLD)


def test_the_address_changes_once_its_owner_confirms_it(app, browser, ada, ask, smtp, run_worker):
    token, elsewhere = ask("Nieuw@example.org"), app.test_client()
    assert elsewhere.get(f"/confirm-email?token={token}").status_code == 200
    done = elsewhere.submit("/confirm-email", token=token)
    assert (done.status_code, done.location) == (303, "/login")
    assert _email(ada) == ("Nieuw@example.org", NEW)
    run_worker()
    assert subjects(smtp.to(OLD))[0] == "Je e-mailadres is veranderd"
    assert len(smtp.messages) == 3
    assert "Je vroeg om" not in browser.get("/settings/email").text
    assert elsewhere.submit("/login", username=NEW, password=PASSWORD).status_code == 303


def test_the_same_by_program(app, ada, smtp, run_worker):
    program = app.test_client().bearer(make.token(ada))
    asked = program.post("/api/v1/me/email", json=FORM)
    run_worker()
    sent = {"token": tokens(smtp.messages)[0]}
    done = app.test_client().post("/api/v1/email-changes/confirm", json=sent)
    assert (asked.status_code, done.status_code) == (202, 200)
    assert list(asked.json) == list(done.json) == ["detail"]
    assert _email(ada) == (NEW, NEW)


def test_opening_the_link_changes_nothing(browser, ada, ask):
    address = f"/confirm-email?token={ask()}"
    page = browser.get(address)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert browser.head(address).status_code == 200
    assert _email(ada) == (OLD, OLD)


@pytest.mark.parametrize(
    ("form", "status", "field"),
    [
        ({"password": "gok"}, 401, "password"),
        ({"password": ""}, 422, "password"),
        ({"email": "nieuw"}, 422, "email"),
        ({"email": "nieuw@example.org\nBcc: eve@example.org"}, 422, "email"),
        ({"email": "ADA@example.ORG"}, 422, "email"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(browser, ada, form, status, field):
    page = browser.submit("/settings/email", **FORM | form)
    program = browser.application.test_client().bearer(make.token(ada))
    call = program.post("/api/v1/me/email", json=FORM | form)
    assert (page.status_code, call.status_code) == (status, status)
    assert f'id="{field}-error"' in page.text
    assert list(call.json["errors"]) == [field]
    assert db.session.query(OutboxEvent).count() == 0


def test_what_was_typed_stays(browser):
    page = browser.submit("/settings/email", **FORM | {"password": "gok"})
    assert f'value="{NEW}"' in page.text


def test_a_link_works_once_and_only_the_last(browser, ada, ask):
    older, newer = ask("eerst@example.org"), ask()
    assert DEAD in browser.submit("/confirm-email", token=older).text
    assert browser.submit("/confirm-email", token=newer).location == "/settings"
    assert browser.submit("/confirm-email", token=newer).status_code == 422
    assert _email(ada) == (NEW, NEW)


@pytest.mark.parametrize(("minutes", "status"), [(59, 303), (60, 422)])
def test_a_link_works_an_hour(browser, ask, time, minutes, status):
    token = ask()
    time.pass_time(minutes=minutes)
    assert browser.submit("/confirm-email", token=token).status_code == status


def test_every_earlier_link_is_dead_after_it(browser, ada, ask, visitor):
    reset = links.give_token(links.ask(Errand.NEW_PASSWORD, member_id=ada.id))
    asked = EmailVerification(member_id=ada.id, email_key=OLD, asked_at=clock.now())
    db.session.add(asked)
    db.session.flush()
    verify = Signer("for tests only").sign(VERIFY, asked.id)
    assert browser.submit("/confirm-email", token=ask()).status_code == 303
    assert visitor.submit("/reset", token=reset, password="negen natte paarden").status_code == 422
    assert visitor.submit("/verify", token=verify).status_code == 422


def test_an_address_in_use_is_answered_the_same_and_its_owner_hears_of_it(
    browser, ada, smtp, run_worker, count_queries
):
    bob = make.member(username="Bob", email="bob@example.org")
    counts = []
    for email in ("bob@example.org", NEW):
        with count_queries() as seen:
            answer = browser.submit("/settings/email", email=email, password=PASSWORD)
        counts.append(len(seen))
        assert (answer.status_code, answer.location) == (303, "/settings/email")
        assert f"Je vroeg om {email}." in browser.get("/settings/email").text
        run_worker()
    assert counts[0] == counts[1]
    (told,) = smtp.to("bob@example.org")
    assert told["Subject"] == "Je hebt al een account"
    assert "Dag Bob," in told.get_content()
    assert "Ada" not in told.get_content()
    assert tokens([told]) == []
    assert _email(bob) == ("bob@example.org", "bob@example.org")


def test_an_address_that_got_an_account_meanwhile_is_a_plain_conflict(app, browser, ada, ask):
    token = ask()
    bob = make.member(username="Bob", email=NEW)
    page = browser.submit("/confirm-email", token=token)
    call = app.test_client().post("/api/v1/email-changes/confirm", json={"token": token})
    assert (page.status_code, call.status_code) == (409, 409)
    assert call.json["code"] == "email_taken"
    assert "intussen een account" in page.text
    assert (_email(ada), _email(bob)) == ((OLD, OLD), (NEW, NEW))


def test_who_mistyped_at_signing_up_confirms_another_address(visitor, smtp, run_worker):
    bob = make.member(username="Bob", email="bop@example.org", verified=False, password=PASSWORD)
    visitor.log_in(bob).submit("/settings/email", email=NEW, password=PASSWORD)
    run_worker()
    assert [message["X-Rcpt-To"] for message in smtp.messages] == [NEW]
    visitor.submit("/confirm-email", token=tokens(smtp.messages)[0])
    run_worker()
    assert len(smtp.messages) == 1
    assert db.session.get(Member, bob.id).email_verified_at == clock.now()


def test_many_asks_from_one_place_wait(browser):
    for number in range(20):
        answer = browser.submit("/settings/email", **FORM | {"email": f"a{number}@example.org"})
        assert answer.status_code == 303
    stopped = browser.submit("/settings/email", **FORM)
    assert (stopped.status_code, stopped.headers["Retry-After"]) == (429, "3600")
    assert f'value="{NEW}"' in stopped.text
