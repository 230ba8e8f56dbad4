"""What names an emergency is answered as such and told to the team, whatever else becomes of it."""

from datetime import timedelta

import pytest

from forum.core import outbox
from forum.core.db import db
from forum.jobs.inbound.telling import OF_ALARM, OF_MEMBER
from forum.moderation.queue.crisis import AT_ONCE
from forum.moderation.urgent.models import UrgentMail
from forum.moderation.urgent.queries import urgent_mails
from forum.proofs.events import PasswordChanged
from forum.threads.models import Post, Thread
from tests import make
from tests.jobs.inbound.mails import bodies, draft_of, mail

pytest_plugins = ["tests.imap"]

ALARM = "Sinds gisteren voel ik niets meer tussen mijn benen en kan ik mijn plas niet ophouden."
CRY = "Ik wil niet meer leven."
LONG = f"{ALARM} {'En verder gaat het zo. ' * 1000}"
LINE = "Heb je klachten waarmee je niet kunt wachten? Bel direct je huisarts."


@pytest.fixture
def team(fetch):
    return make.moderator(email="team@post.example")


def _thread(first: Post, **facts) -> None:
    db.session.query(Thread).filter_by(id=first.thread_id).update(facts)


def _move(who, first: Post, now) -> None:
    elsewhere = make.thread().thread_id
    db.session.query(Post).filter_by(id=first.id).update({"thread_id": elsewhere, "number": 2})


def _suspend(who, first: Post, now) -> None:
    who.suspended_until = now + timedelta(days=1)


def _write_as_other(who, first: Post, now) -> None:
    make.reply(first, who, pseudonym=True)


def _delete(who, first: Post, now) -> None:
    _thread(first, deleted_at=now)


def _lock(who, first: Post, now) -> None:
    _thread(first, locked_at=now)


def _renew(who, first: Post, now) -> None:
    who.password_hash = "anders"


def _nothing(who, first: Post, now) -> None:
    pass


# What happened meanwhile, what was written, and whether it is a draft then.
CASES = {
    "plain": (_nothing, ALARM, True),
    "under a pseudonym": (_write_as_other, ALARM, True),
    "moved": (_move, ALARM, True),
    "locked": (_lock, ALARM, True),
    "too long": (_nothing, LONG, False),
    "suspended": (_suspend, ALARM, False),
    "gone": (_delete, ALARM, False),
    "an address that is over": (_renew, ALARM, False),
    "a cry, under a pseudonym": (_write_as_other, CRY, True),
    "a cry, suspended": (_suspend, CRY, False),
}


def _hears_whom_to_call(smtp, who) -> str:
    (told,) = smtp.to(who.email)
    text = told.get_content()
    assert LINE in text and "112" in text and "huisartsenspoedpost" in text and "113" in text
    for word in ("plas", "leven", "klachten die", "bevat woorden"):
        assert word not in told.as_string().replace("levensgevaar", "")
    return text


@pytest.mark.parametrize("name", CASES)
def test_its_writer_hears_whom_to_call_and_the_team_that_there_is_one(
    team, fetch, smtp, run_worker, time, *, name
):
    change, said, is_kept = CASES[name]
    who, first = make.member(email="wilma@post.example"), make.thread()
    sent = mail(who, first, said)
    change(who, first, time.at)
    fetch(sent)
    run_worker()
    text = _hears_whom_to_call(smtp, who)
    assert ("bewaard als concept" in text) == is_kept
    (one,) = urgent_mails(make.viewer(team)).items
    assert (one.member, one.is_kept, one.is_told) == (who.username, is_kept, True)
    (heard,) = smtp.to(team.email)
    assert "dringends" in heard["Subject"]
    assert who.username not in heard.as_string() and "plas" not in heard.as_string()


def test_who_withdrew_consent_hears_it_too(team, fetch, smtp, run_worker):
    who, first = make.member(consent=False), make.thread()
    fetch(mail(who, first, ALARM))
    run_worker()
    _hears_whom_to_call(smtp, who)
    assert len(smtp.to(team.email)) == 1


def test_a_cry_that_stands_there_is_a_signal_and_its_writer_hears_whom_to_call(
    team, fetch, smtp, run_worker
):
    who, first = make.member(email="wilma@post.example"), make.thread()
    fetch(mail(who, first, CRY))
    run_worker()
    assert bodies(first) == [CRY]
    _hears_whom_to_call(smtp, who)
    assert db.session.query(UrgentMail).count() == 0
    assert len(smtp.to(team.email)) == 1


def test_of_a_mail_that_is_too_large_the_words_are_read(team, fetch, smtp, run_worker):
    who, first = make.member(email="wilma@post.example"), make.thread()
    sent = mail(who, first, ALARM)
    sent.add_attachment(bytes(2_000_000), maintype="image", subtype="jpeg", filename="foto.jpg")
    fetch(sent)
    run_worker()
    assert "te groot" in _hears_whom_to_call(smtp, who)
    assert draft_of(who, first) == ALARM


def test_other_answers_take_no_place_from_this_one(team, fetch, smtp, run_worker, time):
    who, first = make.member(email="wilma@post.example"), make.thread()
    address = mail(who, first)
    _thread(first, deleted_at=time.at)
    fetch(*(mail(who, first, f"Nog {n}.", to=address["To"]) for n in range(OF_MEMBER.most + 3)))
    run_worker()
    assert len(smtp.to(who.email)) == OF_MEMBER.most + 1  # that there were more
    smtp.messages.clear()
    fetch(mail(who, first, ALARM, to=address["To"]))
    run_worker()
    _hears_whom_to_call(smtp, who)


def test_who_hears_nothing_more_is_known_to_the_team_as_such(team, fetch, smtp, run_worker, imap):
    who, first = make.member(email="wilma@post.example"), make.thread()
    fetch(*(mail(who, first, f"{ALARM} {n}") for n in range(5)))
    run_worker()
    assert len(smtp.to(who.email)) == OF_ALARM.most + 1  # that there were more
    # All of it is a draft, so nothing stays in the box.
    assert imap.flags() == []
    assert draft_of(who, first).count(ALARM) == 5
    assert len(urgent_mails(make.viewer(team)).items) == 1
    assert len(smtp.to(team.email)) == 1


def test_many_who_send_one_leave_the_team_its_other_letters(team, fetch, smtp, run_worker):
    first = make.thread()
    people = [make.member() for _each in range(AT_ONCE.most + 4)]
    fetch(*(mail(who, first, ALARM) for who in people))
    run_worker()
    assert len(smtp.to(team.email)) == AT_ONCE.most
    assert len(urgent_mails(make.viewer(team)).items) == len(people)
    smtp.messages.clear()
    for _each in range(8):
        outbox.record(PasswordChanged(team.id))
    run_worker()
    assert len(smtp.to(team.email)) == 8
