"""A diary may be long, but nobody else waits for it, and no page opens a whole life."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Invalid
from forum.posting.diary import import_diary
from forum.recovery.checkins import CheckIn, to_text
from forum.recovery.files.reading import read_lines
from forum.recovery.lines import WrongLines
from forum.recovery.models import DiaryEntry
from forum.recovery.policy import MOST_ENTRIES, MOST_SHARED
from tests import make
from tests.recovery.csv_files import lines
from tests.recovery.sharing import seen, share, story

BEFORE = "2024-03-01"


def _keep(member, count, last):
    facts = {"member_id": member.id, "version": 1, "saved_at": clock.now()}
    days = [last - timedelta(days=back) for back in range(count)]
    text = to_text(CheckIn(scores={"pain": 4}))
    db.session.execute(insert(DiaryEntry), [facts | {"day": day, "content": text} for day in days])


def _take_in(member, *rows, **more):
    return import_diary(make.viewer(member), read_lines(lines(*rows)), **more)


def test_of_a_long_diary_each_snapshot_shows_the_latest_that_fit(keeper):
    """Else five of them would keep a processor busy for everyone who reads the thread."""
    _keep(keeper, MOST_SHARED + 2, this_day())
    post = story(keeper)
    share(keeper, post, back=MOST_SHARED - 1)
    share(keeper, post, back=MOST_SHARED + 9, until=None)
    share(keeper, post, back=2, until=None)
    latest = list(reversed(range(MOST_SHARED)))
    assert seen(make.member(), post) == [latest, latest, [2, 1, 0]]


def test_a_copy_of_more_than_fits_is_refused_at_its_first_day(keeper):
    _keep(keeper, MOST_SHARED + 1, this_day())
    with pytest.raises(Invalid) as refused:
        share(keeper, story(keeper), back=MOST_SHARED)
    assert list(refused.value.errors) == ["from"]


def test_a_file_does_not_make_a_diary_longer_than_it_may_be(keeper):
    _keep(keeper, MOST_ENTRIES - 1, date(2024, 2, 29))
    rows = f"{BEFORE},3,,,,", "2024-03-02,4,,,,", "2024-02-29,5,,,,"
    with pytest.raises(WrongLines) as refused:
        _take_in(keeper, *rows, replaces=True)
    assert [one.line for one in refused.value.complaints] == [3]
    found = _take_in(keeper, *rows, replaces=True, skip=True)
    assert (found.kept, found.replaced, len(found.skipped)) == (1, 1, 1)
    with pytest.raises(WrongLines):
        _take_in(keeper, f"{BEFORE},3,,,,", "2024-03-02,4,,,,")
