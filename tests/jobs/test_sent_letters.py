"""That a letter went out is kept with its mark: which, to whom, when, and never what it said."""

from dataclasses import replace

from sqlalchemy import select

from forum.accounts.models import SentLetter
from forum.accounts.service import mailing
from forum.core import clock
from forum.core.db import db
from tests import make
from tests.jobs.conftest import happen, mail, waiting

TOLD = {"id", "member_id", "key", "subject", "sent_at", "address_mark"}


def _sent() -> list[SentLetter]:
    return list(db.session.scalars(select(SentLetter).order_by(SentLetter.id)))


def test_a_letter_is_noted_with_its_member(visitor, smtp, run_worker):
    member = make.member(email="ada@example.org", password=make.PASSWORD)
    visitor.submit("/forgot", email="ada@example.org")
    assert _sent() == []
    run_worker()

    (noted,) = _sent()
    (letter,) = smtp.messages
    assert (noted.member_id, noted.subject) == (member.id, "Kies een nieuw wachtwoord")
    assert noted.sent_at == clock.now()
    assert letter["Message-ID"] == f"<{noted.key}@localhost>"
    assert set(SentLetter.__table__.columns.keys()) == TOLD


def test_what_did_not_go_is_not_noted(visitor, smtp, run_worker, time):
    make.member(email="ada@example.org")
    visitor.submit("/forgot", email="ada@example.org")
    smtp.try_later()
    run_worker()
    assert _sent() == []
    smtp.reset()
    time.pass_time(minutes=1)
    run_worker()
    assert len(_sent()) == 1


def test_a_letter_to_who_is_no_member_is_not_noted(app, react, smtp, run_worker):
    react(letters=(mail,))
    happen()
    run_worker()
    assert (len(smtp.messages), _sent()) == (1, [])


def test_a_letter_that_was_noted_before_is_no_trouble(app, react, smtp, run_worker):
    """A worker that died between its mark and the end of its lease, or a clock put back."""
    member = make.member()
    keys: list[str] = []

    def mail_again(event, key):
        keys.append(key)
        mailing.note_letter(member.id, key=key, subject="Eerder", to=member.email)
        db.session.commit()
        return replace(mail(event, key), member_id=member.id)

    react(letters=(mail_again,))
    happen()
    run_worker()
    assert [(noted.key, noted.subject) for noted in _sent()] == [(keys[0], "Eerder")]
    assert waiting() == []


def test_a_member_who_went_meanwhile_is_no_trouble(app, react, smtp, run_worker):
    def mail_nobody(event, key):
        return replace(mail(event, key), member_id=999)

    react(letters=(mail_nobody,))
    happen()
    run_worker()
    assert (len(smtp.messages), _sent(), waiting()) == (1, [], [])
