"""What a stranger did in an account before its address was surely its owner's does not go on."""

import pytest
from sqlalchemy import select

from forum.accounts.models import Block, Consent, Member
from forum.accounts.service.blocking import add_block
from forum.core import clock
from forum.core.db import Model, db
from forum.core.outbox import OutboxEvent
from forum.jobs.erasing import erase_due
from forum.jobs.retention import carry_out
from forum.leaving.models import Export, ExportPart, Leaving
from forum.proofs.models import Authenticator, BackupCode, Identity, Passkey
from tests import make
from tests.accounts.people import FORM, find
from tests.proofs.apps import on_paper, with_app
from tests.proofs.letters import tokens

NEW = "negen natte nachtegalen"
LEFT = (Leaving, Export, ExportPart, Consent, Block, Identity, Passkey, Authenticator, BackupCode)


def _add(*rows: Model) -> None:
    db.session.add_all(rows)
    db.session.flush()


@pytest.fixture
def squatter(app, smtp, run_worker):
    """Signed up with the address of another, and did there all that can be done."""
    browser = app.test_client()
    assert browser.submit("/register", **FORM, consent_texts="1").status_code == 200
    browser.submit("/login", username=FORM["username"], password=make.PASSWORD)
    assert browser.submit("/settings/export", password=make.PASSWORD).status_code == 303
    run_worker()
    member, known = find(), {"issuer": "https://elders.example", "subject": "x"}
    _add(Identity(member_id=member.id, linked_at=clock.now(), **known))
    make.passkey(member)
    add_block(make.viewer(member), make.member(consent=False).id)
    for mode in ("pause", "everything"):
        form = {"mode": mode, "password": make.PASSWORD}
        assert browser.submit("/settings/leaving", **form).status_code == 303
    with_app(member)
    assert member.paused_at
    assert [kind for kind in LEFT if not _rows(kind)] == [BackupCode]
    _add(BackupCode(member_id=member.id, code_hash="x"))
    return browser


@pytest.fixture
def take_back(app, smtp, run_worker):
    """The owner of the address comes, and chooses a password."""

    def do(*, by_program: bool = False) -> None:
        browser = app.test_client()
        browser.submit("/forgot", email=FORM["email"])
        run_worker()
        sent = {"token": tokens(smtp.messages)[-1], "password": NEW}
        if by_program:
            answer = browser.post("/api/v1/password-resets/confirm", json=sent)
        else:
            answer = browser.submit("/reset", **sent)
        assert answer.status_code == (200 if by_program else 303)

    return do


@pytest.fixture
def verify(app, smtp, time):
    """The owner of the address opens the first letter that came, and confirms it."""

    def do() -> None:
        time.pass_time(minutes=5)
        token = tokens(smtp.to(FORM["email"]))[0]
        assert app.test_client().submit("/verify", token=token).status_code == 303
        time.pass_time(minutes=5)

    return do


def _rows(kind: type[Model]) -> int:
    """How many there are; of consents those that stand."""
    found = db.session.query(kind)
    return (found.filter_by(withdrawn_at=None) if kind is Consent else found).count()


@pytest.mark.parametrize("by_program", [False, True])
@pytest.mark.parametrize("first", ["nothing", "verified"])
def test_nothing_of_it_is_left(squatter, take_back, verify, first, by_program):
    if first == "verified":
        verify()
    take_back(by_program=by_program)

    assert [kind.__name__ for kind in LEFT if _rows(kind)] == []
    member = find()
    assert (member.paused_at, member.second_factor_since) == (None, None)
    assert member.email_verified_at
    assert db.session.scalar(select(Member.id).where(Member.paused_at.is_not(None))) is None


def test_and_the_account_is_there_when_the_strangers_time_to_go_has_come(squatter, take_back, time):
    take_back()
    time.pass_time(days=8)
    erase_due()
    carry_out()
    db.session.expire_all()
    assert find().erased_at is None


def test_the_copy_that_was_made_is_fetched_by_nobody_any_more(app, squatter, take_back, verify):
    verify()
    place = f"/settings/export/{db.session.scalar(select(Export.id))}/file"
    assert squatter.get(place).status_code == 200
    take_back()
    assert squatter.get(place).location.startswith("/login")
    assert app.test_client().log_in(find()).get(place).status_code == 404


def test_a_copy_that_is_being_made_is_not_finished(app, smtp, run_worker, take_back):
    browser = app.test_client()
    browser.submit("/register", **FORM)
    run_worker()
    browser.submit("/login", username=FORM["username"], password=make.PASSWORD)
    browser.submit("/forgot", email=FORM["email"])
    run_worker()
    browser.submit("/settings/export", password=make.PASSWORD)
    sent = {"token": tokens(smtp.messages)[-1], "password": NEW}
    assert browser.submit("/reset", **sent).status_code == 303
    run_worker()
    assert (_rows(Export), _rows(ExportPart)) == (0, 0)
    failed = select(OutboxEvent.name).where(OutboxEvent.last_error.is_not(None))
    assert db.session.scalars(failed).all() == []


def test_the_owner_is_told_that_it_went(app, squatter, smtp, run_worker):
    browser = app.test_client()
    browser.submit("/forgot", email=FORM["email"])
    run_worker()
    browser.submit("/reset", token=tokens(smtp.messages)[-1], password=NEW)
    assert "voordat je e-mailadres was bevestigd" in browser.get("/reset/done").text


def test_what_was_set_up_after_confirming_stays(squatter, take_back, verify, time):
    verify()
    key = make.passkey(find())
    time.pass_time(minutes=1)
    squatter.submit("/settings/consent", purpose="texts", given="false")
    squatter.submit("/settings/consent", purpose="texts", given="true")
    squatter.submit(
        "/settings/leaving", mode="anonymise", password=make.PASSWORD, code=on_paper(find())
    )
    take_back()
    assert db.session.scalars(select(Passkey.id)).all() == [key.id]
    assert _rows(Consent) == 1
    assert db.session.scalars(select(Leaving.mode)).all() == ["anonymise"]
    assert find().paused_at  # who goes now stays as hidden as they chose


def test_who_confirmed_the_address_long_ago_keeps_everything(squatter, take_back, verify, time):
    """By then it is their account, and what stands in it is named in the letter."""
    verify()
    time.pass_time(days=4)
    squatter.submit("/settings/leaving/back")
    carry_out()
    take_back()
    assert (_rows(Passkey), _rows(Identity), _rows(Authenticator)) == (1, 1, 1)
    assert _rows(Consent) == 1


def test_who_was_always_a_member_is_told_nothing_of_the_kind(app, smtp, run_worker):
    make.passkey(make.member(email=FORM["email"]))
    browser = app.test_client()
    browser.submit("/forgot", email=FORM["email"])
    run_worker()
    browser.submit("/reset", token=tokens(smtp.messages)[-1], password=NEW)
    assert "voordat je e-mailadres" not in browser.get("/reset/done").text
    assert (_rows(Passkey), _rows(Consent)) == (1, 1)
