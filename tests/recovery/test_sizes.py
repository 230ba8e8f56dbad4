"""A diary may be long, but nobody else waits for it, and no page opens a whole life."""

from datetime import date, timedelta
from time import process_time

import pytest
from sqlalchemy import insert

from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Invalid
from forum.posting.diary import import_diary
from forum.recovery.checkins import ActivityScore, CheckIn, to_text
from forum.recovery.files.lines import WrongLines
from forum.recovery.files.reading import read_lines
from forum.recovery.models import DiaryActivity, DiaryEntry
from forum.recovery.policy import MOST_ENTRIES
from forum.recovery.stories.policy import MOST_SHARED, MOST_SNAPSHOTS
from tests import make
from tests.recovery.csv_files import lines
from tests.recovery.stories.sharing import seen, share, story

BEFORE = "2024-03-01"


def _keep(member, count, last, numbers=()):
    facts = {"member_id": member.id, "version": 1, "saved_at": clock.now()}
    days = [last - timedelta(days=back) for back in range(count)]
    texts = [
        to_text(CheckIn(scores={"pain": 4}, activities=[ActivityScore(number, 5)]))
        for number in numbers
    ] or [to_text(CheckIn(scores={"pain": 4}))]
    rows = [{"day": day, "content": texts[at % len(texts)]} for at, day in enumerate(days)]
    db.session.execute(insert(DiaryEntry), [facts | row for row in rows])


def _activities(member, count):
    facts = {"member_id": member.id, "scale_id": "psfs", "begun_at": clock.now()}
    found = [DiaryActivity(name=f"tillen {at}", **facts) for at in range(count)]
    db.session.add_all(found)
    db.session.flush()
    return [one.id for one in found]


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


def test_the_most_that_can_be_shared_in_a_thread_is_shown_in_time(keeper, visitor):
    _keep(keeper, MOST_SHARED, this_day(), _activities(keeper, 100))
    post = story(keeper)
    for _number in range(MOST_SNAPSHOTS):
        share(keeper, post, back=MOST_SHARED, until=None)
    reader = visitor.log_in(make.member())
    page = reader.get(f"/t/{post.thread_id}").location
    reader.get(page)
    begun = process_time()
    answer = reader.get(page)
    assert process_time() - begun < 1
    assert answer.text.count("366 check-ins") == MOST_SNAPSHOTS
    assert "tillen" not in answer.text


def test_one_of_them_is_opened_in_time(keeper, visitor):
    _keep(keeper, MOST_SHARED, this_day(), _activities(keeper, 100))
    made = share(keeper, story(keeper), back=MOST_SHARED, until=None)
    reader = visitor.log_in(make.member())
    begun = process_time()
    assert "tillen 99" in reader.get(f"/recovery/shared/{made}").text
    assert process_time() - begun < 2


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
