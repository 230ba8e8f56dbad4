"""The box is emptied each time it is read, and what stays in it is for a reason."""

from datetime import timedelta

import pytest

from forum.accounts.mail_wishes import mail_wishes_of
from forum.core import outbox
from forum.core.db import db, let_go
from forum.jobs.inbound.polling import LEFT, poll
from forum.jobs.inbound.reading import Written, read_head
from forum.jobs.inbound.taking import take
from forum.jobs.inbound.telling import OF_MEMBER, OF_STRANGERS
from forum.proofs.events import PasswordChanged
from forum.threads.models import Thread
from tests import make
from tests.jobs.inbound.mails import SAID, bodies, draft_of, mail

pytest_plugins = ["tests.imap"]

OTHER = "vreemde@elders.example"
DSN = b"""From: mailer-daemon@post.example
To: forum@forum.example
Message-ID: <dsn%d@post.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; %s
Action: failed
Status: 5.1.1

--x
Content-Type: text/rfc822-headers

Message-ID: %s

--x--
"""


@pytest.fixture
def asked(fetch):
    return make.member(email="wilma@post.example"), make.thread()


def test_behind_many_that_are_for_nobody_an_answer_is_read_at_once(asked, fetch, imap):
    who, first = asked
    to = mail(who, first)["To"]
    junk = [mail(who, first, to=f"nr{n}@forum.example") for n in range(30)]
    forged = [mail(who, first, to=to, sender=f"{n}@elders.example") for n in range(30)]
    fetch(*junk, *forged, mail(who, first))
    assert bodies(first) == [SAID]
    assert len(imap.flags()) == 30 + 30 - OF_STRANGERS.most


def test_with_no_time_left_the_rest_waits(asked, fetch, imap, time):
    who, first = asked
    for n in range(3):
        imap.put(bytes(mail(who, first, f"Antwoord {n}.")), time.at)
    for done in (1, 2, 3):
        poll(imap.url, timedelta(0))
        let_go()
        assert len(bodies(first)) == done


def test_of_what_is_not_for_us_nothing_but_the_head_is_fetched(asked, app):
    who, first = asked

    def never() -> Written:
        raise AssertionError("it was fetched")

    real = mail(who, first)["To"]
    for head in (
        {"to": "beheer@forum.example"},
        {"to": real, "sender": OTHER},
        {"to": f"reply+{'a' * 50}@forum.example"},
        {"to": real, "Auto_Submitted": "auto-replied"},
    ):
        take(read_head(bytes(mail(who, first, **head))), never)
    with pytest.raises(AssertionError, match="fetched"):
        take(read_head(bytes(mail(who, first))), never)


def test_who_answers_an_old_letter_hears_so_and_no_crowd_can_prevent_it(
    asked, fetch, smtp, run_worker, imap, time
):
    who, first = asked
    sent = mail(who, first)
    crowd = [mail(who, first, sender=f"{n}@crowd.example") for n in range(OF_STRANGERS.most + 1)]
    time.pass_time(days=31)
    fetch(*crowd, sent)
    run_worker()
    (told,) = smtp.to(who.email)
    text = told.get_content()
    assert "van langer geleden" in text
    assert f"/t/{first.thread_id}" not in text and "Hoe begin ik" not in text
    assert (bodies(first), draft_of(who, first)) == ([], "")
    assert len(imap.flags()) == 1  # the one of the crowd that was one too many


def test_what_its_writer_could_not_be_told_of_stays_and_is_tried_no_second_time(
    asked, fetch, smtp, run_worker, imap, time
):
    who, first = asked
    to = mail(who, first)["To"]
    db.session.query(Thread).filter_by(id=first.thread_id).update({"deleted_at": time.at})
    fetch(*(mail(who, first, f"Nog {n}.", to=to) for n in range(OF_MEMBER.most + 2)))
    fetch()
    run_worker()
    *told, more = [letter["Subject"] for letter in smtp.to(who.email)]
    assert told == ["Je mail is niet geplaatst"] * OF_MEMBER.most
    assert more == "Kijk of je antwoorden op het forum staan"
    assert ["\\Seen" in flags for flags in imap.flags()] == [True, True]


def test_what_another_marked_to_be_deleted_is_not_thrown_away(asked, fetch, imap):
    who, first = asked
    fetch(mail(who, first, to="beheer@forum.example"))
    imap.mark(r"\Deleted")
    fetch(mail(who, first))
    assert bodies(first) == [SAID]
    (flags,) = imap.flags()
    assert "\\Deleted" in flags


def test_what_stayed_is_gone_after_a_month(asked, fetch, imap, time):
    who, first = asked
    fetch(mail(who, first, to="beheer@forum.example"), mail(who, first, Precedence="bulk"))
    time.pass_time(days=9)
    fetch(mail(who, first, to="beheer@forum.example"))
    for days, left in ((LEFT.days - 10, 3), (3, 1), (9, 0)):
        time.pass_time(days=days)
        fetch()
        assert len(imap.flags()) == left


@pytest.mark.parametrize(
    "address", ["a b@x.example", "wilma@", "\u0000@x.example", "é@x.example", f"{'a' * 300}@x.nl"]
)
def test_a_sender_that_no_letter_can_be_sent_to_is_not_written_to(
    asked, fetch, smtp, run_worker, imap, *, address
):
    who, first = asked
    raw = bytes(mail(who, first, sender="vervang@elders.example"))
    fetch(raw.replace(b"vervang@elders.example", address.encode()))
    run_worker()
    assert (smtp.messages, len(imap.flags())) == ([], 1)


def test_reports_are_read_where_no_answers_are_taken(fetch, app, imap, smtp, run_worker):
    who = make.member(email="wilma@post.example")
    for _time in range(2):  # one report by mail alone pauses nothing
        outbox.record(PasswordChanged(who.id))
    run_worker()
    numbers = [letter["Message-ID"].encode() for letter in smtp.messages]
    app.config["REPLY_ADDRESS"] = None
    fetch(*(DSN % (n, who.email.encode(), number) for n, number in enumerate(numbers)))
    assert imap.flags() == []
    assert mail_wishes_of(who.id).is_paused
