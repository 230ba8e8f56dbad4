"""Back in without the password, by who reads the mail."""

import logging

import pytest
from sqlalchemy import select

from forum.accounts.models import Member, Session, Token
from forum.core import clock
from forum.core.db import db
from forum.core.ids import token_hash
from forum.core.outbox import OutboxEvent
from forum.proofs.models import Authenticator, Ceremony, KnownDevice, MailedLink, Passkey
from forum.proofs.service.codes import STEP
from tests import make
from tests.make import PASSWORD
from tests.proofs.letters import tokens

ADA = "ada@example.org"
NEW = "negen natte nachtegalen"


@pytest.fixture
def ask(visitor, smtp, run_worker):
    """Call it for the token of the letter that comes."""

    def do() -> str:
        smtp.reset()
        assert visitor.submit("/forgot", email=ADA).status_code == 200
        run_worker()
        return tokens(smtp.to(ADA))[-1]

    return do


def _may_log_in(visitor, password: str) -> bool:
    return visitor.submit("/login", username="Ada", password=password).status_code == 303


def test_a_new_password_by_mail_from_the_log_in_page_on(visitor, ada, smtp, run_worker):
    assert 'href="/forgot"' in visitor.get("/login").text
    assert visitor.submit("/forgot", email=" ADA@Example.org ").status_code == 200
    run_worker()
    (letter,) = smtp.messages
    assert (letter["Subject"], letter["X-Rcpt-To"]) == ("Kies een nieuw wachtwoord", ADA)
    assert "Dag Ada," in letter.get_content()
    (token,) = tokens([letter])

    assert "Ada" in visitor.get(f"/reset?token={token}").text
    answer = visitor.submit("/reset", token=token, password=NEW)
    assert (answer.status_code, answer.location) == (303, "/reset/done")
    done = visitor.get("/reset/done").text
    assert "Je wachtwoord is veranderd." in done
    assert 'href="/login"' in done
    assert 'href="/settings#veilig"' in done
    assert (_may_log_in(visitor, PASSWORD), _may_log_in(visitor, NEW)) == (False, True)
    run_worker()
    assert smtp.messages[-1]["Subject"] == "Je wachtwoord is veranderd"
    assert "http://localhost/forgot" in smtp.messages[-1].get_content()


def test_the_same_by_program(visitor, ada, smtp, run_worker):
    asked = visitor.post("/api/v1/password-resets", json={"email": ADA})
    run_worker()
    sent = {"token": tokens(smtp.messages)[0], "password": NEW}
    done = visitor.post("/api/v1/password-resets/confirm", json=sent)
    assert (asked.status_code, done.status_code) == (202, 200)
    assert list(asked.json) == list(done.json) == ["detail"]
    assert _may_log_in(visitor, NEW)


def test_opening_the_link_changes_nothing(visitor, ada, ask):
    address = f"/reset?token={ask()}"
    for _program in range(3):
        page = visitor.get(address)
        assert (page.status_code, visitor.head(address).status_code) == (200, 200)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert _may_log_in(visitor, PASSWORD)
    assert "/login?next" not in page.text  # or the link would travel on


def test_everybody_is_out_afterwards(app, visitor, ada, ask):
    thief = app.test_client()
    assert thief.submit("/login", username="Ada", password=PASSWORD).status_code == 303
    (known,) = db.session.scalars(select(KnownDevice.token_hash))
    key = make.token(ada)
    visitor.submit("/reset", token=ask(), password=NEW)

    for kept in (Session, Token):
        assert db.session.scalars(select(kept)).all() == []
    assert known not in db.session.scalars(select(KnownDevice.token_hash)).all()
    assert thief.get("/settings").status_code == 303
    assert app.test_client().bearer(key).get("/api/v1/me").status_code == 401


def test_a_log_in_half_done_with_the_old_password_leads_nowhere(app, visitor, ada, ask):
    _two_steps(ada)
    thief = app.test_client()
    assert thief.submit("/login", username="Ada", password=PASSWORD).location == "/login/code"
    visitor.submit("/reset", token=ask(), password=NEW)
    assert db.session.scalars(select(Ceremony)).all() == []
    assert thief.submit("/login/code", code=_code()).status_code == 409


def _two_steps(member: Member) -> None:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    now = clock.now()
    made = Authenticator(member_id=member.id, secret=secret, created_at=now, confirmed_at=now)
    db.session.add(made)
    member.second_factor_since = now


def _code() -> str:
    import pyotp

    return pyotp.TOTP("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").at(clock.now())


def test_the_second_step_stays(visitor, ada, ask, time):
    _two_steps(ada)
    visitor.submit("/reset", token=ask(), password=NEW)
    assert visitor.submit("/login", username="Ada", password=NEW).location == "/login/code"
    assert visitor.get("/settings").status_code == 303
    time.pass_time(seconds=int(STEP.total_seconds()))
    assert visitor.submit("/login/code", code=_code()).location == "/"


def test_the_address_is_confirmed_by_it(visitor, ada, ask):
    ada.email_verified_at = None
    visitor.submit("/reset", token=ask(), password=NEW)
    assert db.session.get(Member, ada.id).email_verified_at == clock.now()


def test_who_sat_on_an_address_before_its_owner_came_has_no_way_left(visitor, ada, ask):
    """Whoever signed up with an address of another may have left a key of their own."""
    ada.email_verified_at = None
    _two_steps(ada)
    now = clock.now()
    db.session.add(
        Passkey(
            member_id=ada.id, name="x", credential_id="x", public_key="x", sign_count=0,
            created_at=now,
        )
    )  # fmt: skip
    visitor.submit("/reset", token=ask(), password=NEW)
    assert db.session.scalars(select(Passkey)).all() == []
    assert db.session.scalars(select(Authenticator)).all() == []
    assert _may_log_in(visitor, NEW)
    assert visitor.get("/settings").status_code == 200


def test_who_never_had_a_password_sets_one(visitor, app, smtp, run_worker):
    make.member(username="Ada", email=ADA)
    visitor.submit("/forgot", email=ADA)
    run_worker()
    visitor.submit("/reset", token=tokens(smtp.messages)[0], password=NEW)
    assert _may_log_in(visitor, NEW)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "Vul hier iets in."),
        ("kort", "Gebruik 8 tot 256 tekens."),
        ("Ruggespraak1", "te makkelijk te raden"),
        ("ada@example.org", "te makkelijk te raden"),
    ],
)
def test_after_a_weak_password_the_link_is_still_good(visitor, ada, ask, password, words):
    token = ask()
    page = visitor.submit("/reset", token=token, password=password)
    sent = {"token": token, "password": password}
    call = visitor.post("/api/v1/password-resets/confirm", json=sent)

    assert (page.status_code, call.status_code) == (422, 422)
    assert list(call.json["errors"]) == ["password"]
    assert words in page.text
    assert 'id="password-error"' in page.text
    assert f'name="token" value="{token}"' in page.text
    assert visitor.submit("/reset", token=token, password=NEW).status_code == 303


def test_only_the_hash_of_what_is_mailed_is_kept(visitor, ada, ask, caplog):
    with caplog.at_level(logging.DEBUG):
        token = ask()
        visitor.get(f"/reset?token={token}")
        visitor.submit("/reset", token=token, password=NEW)
    (link,) = db.session.scalars(select(MailedLink))
    assert link.token_hash == token_hash(token)
    kept = [str(entry.payload) for entry in db.session.scalars(select(OutboxEvent))]
    logged = [str(vars(record)) for record in caplog.records if record.name.startswith("forum")]
    assert logged
    for place in kept + logged:
        assert token not in place
        assert ADA not in place
