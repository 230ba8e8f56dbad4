"""When members go: not before the day, once, and one at a time."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db, transaction
from forum.jobs.erasing import erase_due
from forum.leaving.models import Leaving
from forum.leaving.modes import Mode
from forum.leaving.service.going import leave, stay
from tests import make
from tests.leaving import marked
from tests.leaving.marked import NAME, Marked, tombstone


def _go(found: Marked, mode: Mode) -> None:
    with transaction():
        leave(make.viewer(db.session.get(Member, found.member)), mode)


def test_nobody_goes_before_the_day(kept_site, time):
    with transaction():
        found = marked.settle()
    _go(found, Mode.EVERYTHING)
    time.pass_time(days=6, hours=23)
    erase_due()
    assert tombstone(found.member).username == NAME
    with transaction():
        stay(make.viewer(tombstone(found.member)))
    time.pass_time(days=30)
    erase_due()
    assert tombstone(found.member).erased_at is None


def test_twice_at_once_is_once(open_site, run_parallel, time):
    with transaction():
        found = marked.settle()
    _go(found, Mode.ANONYMISE)
    time.pass_time(days=7)
    assert run_parallel([erase_due] * 3) == [None] * 3
    erase_due()
    assert db.session.scalars(select(Leaving.id)).all() == []
    lines = open_site.config["ERASURE_LEDGER"].read_text().splitlines()
    assert len(lines) == 1
    assert tombstone(found.member).erased_at == clock.now()


def test_who_changes_their_mind_at_that_very_moment_stays_or_is_gone(open_site, run_parallel, time):
    """Never half: whoever came back has everything, whoever is gone nothing."""
    with transaction():
        found = marked.settle()
    _go(found, Mode.EVERYTHING)
    viewer = make.viewer(tombstone(found.member))
    time.pass_time(days=7)

    def come_back() -> None:
        with transaction():
            stay(viewer)

    _done, outcome = run_parallel([erase_due, come_back])

    left = tombstone(found.member)
    assert (left.erased_at is None) is (outcome is None)
    assert (left.username == NAME) is (outcome is None)
    assert left.paused_at is None
    assert db.session.scalars(select(Leaving.id)).all() == []
