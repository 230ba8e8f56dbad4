"""How many letters one address gets: the rest waits its turn, and none is lost."""

import pytest

from forum.core.mail import Letter
from tests import make
from tests.jobs.conftest import entries, happen, mail, waiting

ADA = "ada@example.org"


def mail_otherwise(event, key):
    """The same box, written in another way."""
    return Letter(key, "ADA@Example.org", f"Nummer {event.number}", "Hoi.")


def mail_bob(event, key):
    return Letter(key, "bob@example.org", f"Nummer {event.number}", "Hoi.")


@pytest.fixture
def letters(app, react):
    """Something happens of which letters tell."""
    react(letters=(mail,))
    return happen


def test_the_ninth_letter_within_an_hour_waits(letters, smtp, run_worker, time):
    letters(*range(10))
    assert run_worker() == 10 + 8
    assert len(smtp.messages) == 8
    assert [entry.attempts for entry in waiting()] == [0, 0]
    assert {entry.next_attempt_at for entry in waiting()} == {time.at.replace(hour=1)}
    time.pass_time(minutes=59)
    assert run_worker() == 0
    time.pass_time(minutes=1)
    assert run_worker() == 2
    assert sorted(message["Subject"] for message in smtp.messages) == [
        f"Nummer {number}" for number in range(10)
    ]
    assert waiting() == []


def test_however_long_the_queue_every_letter_comes(letters, smtp, run_worker, time):
    letters(*range(80))
    counts = []
    for _hour in range(10):
        before = len(smtp.messages)
        run_worker()
        counts.append(len(smtp.messages) - before)
        time.pass_time(hours=1)
    assert counts == [8] * 10
    assert [entry for entry in entries() if entry.failed_at] == []


def test_one_full_box_keeps_no_other_waiting(react, smtp, run_worker):
    react(letters=(mail, mail_bob, mail_otherwise))
    happen(*range(6))
    run_worker()
    assert len(smtp.to("bob@example.org")) == 6
    assert len(smtp.messages) == 6 + 8


def test_a_letter_that_did_not_go_takes_no_place(letters, smtp, run_worker, time):
    smtp.try_later()
    letters(*range(8))
    run_worker()
    smtp.reset()
    time.pass_time(minutes=1)
    run_worker()
    assert len(smtp.messages) == 8
    letters(8)
    run_worker()
    assert len(smtp.messages) == 8


def test_a_letter_that_is_refused_takes_no_place(letters, smtp, run_worker):
    smtp.refuse()
    letters(*range(9))
    run_worker()
    assert [entry.last_error for entry in entries() if entry.failed_at] == [
        "Undeliverable('554')"
    ] * 9
    smtp.reset()
    letters(*range(8))
    run_worker()
    assert len(smtp.messages) == 8


def test_a_warning_comes_through_however_much_is_asked(visitor, smtp, run_worker):
    member = make.member(username="Ada", email=ADA, password=make.PASSWORD)
    visitor.log_in(member)
    for _time in range(10):
        assert visitor.submit("/forgot", email=ADA).status_code == 200
        run_worker()
    form = {"password": make.PASSWORD, "new_password": "negen natte nachtegalen"}
    assert visitor.submit("/settings/password", **form).status_code == 303
    run_worker()
    subjects = [message["Subject"] for message in smtp.to(ADA)]
    assert subjects == ["Kies een nieuw wachtwoord"] * 2 + ["Je wachtwoord is veranderd"]
