"""The letter about what waits too long: once, for all of it together, and saying nothing of it."""

from datetime import UTC, datetime

import pytest

from forum.core.db import db, transaction
from forum.jobs.overdue import notice_overdue
from forum.moderation.messages import close_report
from forum.moderation.queue import overdue, service
from forum.moderation.queue.models import QueueOverdue
from tests import make
from tests.moderation import queued
from tests.moderation.queued import KINDS, number

ADDRESS = "ada@example.org"


@pytest.fixture
def ada(app):
    return make.moderator(email=ADDRESS, username="Ada")


@pytest.fixture
def sent(smtp, run_worker):
    def read(address: str = ADDRESS) -> list[str]:
        db.session.commit()
        notice_overdue()
        run_worker()
        late = [one for one in smtp.to(address) if "te lang" in one["Subject"]]
        return [letter.get_content() for letter in late]

    return read


def test_all_that_is_late_comes_in_one_letter_of_the_morning(ada, sent, time):
    for kind, begin in KINDS.items():
        if kind not in ("signal", "urgent_mail"):  # a cry for help waits for no morning
            begin()
    assert sent() == []
    time.at = datetime(2030, 1, 20, 3, tzinfo=UTC)
    assert sent() == []
    time.at = datetime(2030, 1, 20, 8, tzinfo=UTC)
    [letter] = sent()
    assert "9 dingen" in letter
    assert "/moderation" in letter
    for secret in (queued.BIO, queued.BODY, "rug", "lid"):
        assert secret not in letter
    time.pass_time(days=1)
    assert len(sent()) == 1


def test_danger_is_told_at_once(ada, sent, time):
    time.at = datetime(2030, 1, 20, 0, tzinfo=UTC)
    queued.message_report(reason="zelfbeschadiging")
    assert sent() == []
    time.pass_time(hours=1, seconds=1)
    assert len(sent()) == 1
    assert len(sent()) == 1


def test_what_was_decided_before_it_was_sent_is_not_told(ada, smtp, run_worker, time):
    name = queued.message_report(reason="zelfbeschadiging")
    time.pass_time(hours=2)
    notice_overdue()
    close_report(make.viewer(ada), number(name))
    run_worker()
    assert smtp.to(ADDRESS) == []


def test_who_wants_no_letters_gets_none_until_they_do(ada, sent, time):
    bea = make.admin(email="bea@example.org")
    make.member(email="wim@example.org")
    service.choose_letters(make.viewer(ada), letters=False)
    service.choose_letters(make.viewer(ada), letters=False)
    queued.message_report(reason="zelfbeschadiging")
    time.pass_time(hours=2)
    assert (sent(), len(sent(bea.email)), sent("wim@example.org")) == ([], 1, [])
    service.choose_letters(make.viewer(ada), letters=True)
    queued.message_report(reason="zelfbeschadiging")
    time.pass_time(hours=2)
    assert len(sent()) == 1


def test_two_workers_tell_once(open_site, run_parallel, time):
    make.moderator()
    queued.message_report(reason="zelfbeschadiging")
    time.pass_time(hours=2)

    def run() -> int:
        with transaction():
            return overdue.notice()

    assert sorted(run_parallel([run] * 4)) == [0, 0, 0, 1]
    assert db.session.query(QueueOverdue).count() == 1
