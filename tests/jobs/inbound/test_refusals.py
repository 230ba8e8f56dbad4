"""What is no answer of who was asked posts nothing, and tells nobody anything."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Member
from forum.core.db import db, transaction
from forum.jobs.erasing import erase_member
from forum.jobs.replying import take_replies
from forum.leaving.modes import Mode
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Thread
from tests import make
from tests.jobs.inbound.mails import mail

pytest_plugins = ["tests.imap"]

OTHER = "vreemde@elders.example"


@pytest.fixture
def asked(fetch):
    return make.member(email="wilma@post.example"), make.thread()


def posts() -> int:
    return db.session.scalar(select(func.count()).select_from(Post)) or 0


def told(smtp, address: str) -> list[str]:
    """All that is said to this address, but for what makes every mail another."""
    names = ("Subject", "From", "To", "Auto-Submitted")
    return [
        "\n".join([*(f"{name}: {found[name]}" for name in names), found.get_content()])
        for found in smtp.to(address)
    ]


def test_strangers_hear_the_same_whatever_is_there(asked, fetch, smtp, run_worker, time):
    """A real token with another's address, one of nobody, one that is over, one of a thread that
    is gone: as many mails, and not a word's difference."""
    who, first = asked
    real = mail(who, first)["To"]
    tokens = [real, f"reply+{'a' * 50}@forum.example", mail(make.member(), first)["To"], real]
    heard = []
    for days, to in zip((2, 2, 40, 1), tokens, strict=True):
        smtp.messages.clear()
        fetch(mail(who, first, sender=OTHER, to=to))
        run_worker()
        heard.append(told(smtp, OTHER))
        time.pass_time(days=days)
    assert len(heard[0]) == 1
    assert all(one == heard[0] for one in heard)
    for secret in (who.username, who.email, "Hoe begin ik", f"/t/{first.thread_id}"):
        assert secret not in heard[0][0]
    assert posts() == 1
    assert told(smtp, who.email) == []


def test_a_stranger_hears_once_a_day_and_a_crowd_not_without_end(
    asked, fetch, smtp, run_worker, imap
):
    who, first = asked
    fetch(*(mail(who, first, sender=OTHER) for _again in range(3)))
    fetch(*(mail(who, first, sender=f"{n}@crowd.example") for n in range(20)))
    fetch(*(mail(who, first, sender=f"{n}@other.example") for n in range(9)))
    run_worker()
    assert len(smtp.to(OTHER)) == 1
    assert len(smtp.messages) == 20
    assert posts() == 1
    # About the others nobody could be told: they stay.
    assert ["\\Seen" in flags for flags in imap.flags()] == [True] * (2 + 1 + 9)


AUTOMATIC = {
    "an answer of a machine": {"Auto_Submitted": "auto-replied"},
    "bulk": {"Precedence": "bulk"},
    "an answer by rule": {"Precedence": "auto_reply"},
    "old programs": {"X_Autoreply": "yes"},
    "a list": {"List_Id": "<lijst.example>"},
    "no sender": {"Return_Path": "<>"},
    "away": {"subject": "Automatisch antwoord: Re: Er is een reactie"},
    "away, by name": {"subject": "=?utf-8?q?Afwezig=3A_Er_is_een_reactie?="},
    "out of office": {"subject": "Out of office: x"},
    "a machine": {"sender": "MAILER-DAEMON@post.example"},
    "two senders": {"sender": "wilma@post.example>, <b@post.example"},
}


@pytest.mark.parametrize("name", AUTOMATIC)
def test_what_no_person_sent_is_never_answered(asked, fetch, smtp, run_worker, imap, name):
    who, first = asked
    fetch(mail(who, first, **AUTOMATIC[name]))
    run_worker()
    assert (smtp.messages, posts()) == ([], 1)
    assert ["\\Seen" in flags for flags in imap.flags()] == [True]


def test_our_own_letters_that_come_back_start_no_loop(asked, fetch, smtp, run_worker):
    who, first = asked
    fetch(mail(who, first, ""))
    run_worker()
    (answer,) = smtp.messages
    del answer["To"]
    answer["To"] = mail(who, first)["To"]
    fetch(bytes(answer))
    run_worker()
    assert len(smtp.messages) == 1


def test_what_is_not_for_us_stays_in_the_box(asked, fetch, smtp, run_worker, imap):
    who, first = asked
    fetch(mail(who, first, to="beheer@forum.example"))
    run_worker()
    assert (smtp.messages, posts()) == ([], 1)
    assert ["\\Seen" in flags for flags in imap.flags()] == [True]


def _suspend(who: Member, first: Post, now) -> None:
    who.suspended_until = now + timedelta(days=1)


def _mute(who: Member, first: Post, now) -> None:
    who.muted_until = now + timedelta(days=1)


def _pause(who: Member, first: Post, now) -> None:
    who.paused_at = now


def _delete(who: Member, first: Post, now) -> None:
    db.session.query(Thread).filter_by(id=first.thread_id).update({"deleted_at": now})


@pytest.mark.parametrize("change", [_suspend, _mute, _pause, _delete])
def test_who_may_not_write_or_see_hears_the_same(fetch, smtp, run_worker, time, change):
    who, first = make.member(email="wilma@post.example"), make.thread()
    sent = mail(who, first)
    change(who, first, time.at)
    fetch(sent)
    run_worker()
    (heard,) = told(smtp, who.email)
    assert posts() == 1
    assert "We konden je mail niet plaatsen." in heard
    for secret in ("geschorst", "schrijfverbod", "Hoe begin ik", f"/t/{first.thread_id}"):
        assert secret not in heard


def test_who_left_posts_nothing(open_site, imap, smtp, monkeypatch):
    monkeypatch.setitem(open_site.config, "REPLY_ADDRESS", "reply@forum.example")
    monkeypatch.setitem(open_site.config, "IMAP_URL", imap.url)
    with transaction():
        who, first = make.member(), make.thread()
    sent = mail(who, first)
    erase_member(who.id, decide=lambda _id: Mode.ANONYMISE)
    imap.put(bytes(sent))
    take_replies()
    assert posts() == 1


def test_what_one_member_was_sent_is_of_no_use_to_another(asked, fetch, smtp, run_worker):
    who, first = asked
    other = make.member()
    fetch(mail(who, first, sender=other.email))
    run_worker()
    assert posts() == 1
    assert "Vreemde" not in told(smtp, other.email)[0]


def test_a_moderator_writes_past_no_lock_by_mail(fetch, time):
    who, first = make.moderator(), make.thread()
    sent = mail(who, first)
    db.session.query(Thread).filter_by(id=first.thread_id).update({"locked_at": time.at})
    fetch(sent)
    assert posts() == 1


def test_among_members_one_answers_too(fetch):
    who, first = make.member(), make.thread(visibility=Visibility.MEMBERS)
    fetch(mail(who, first))
    assert posts() == 2
