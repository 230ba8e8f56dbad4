"""What a story says of what is shared, and what is kept of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.core.days import this_day
from forum.core.db import db
from forum.recovery.charts.periods import SHORTEST
from forum.recovery.checkins import Told, from_text
from forum.recovery.models import DiaryEntry
from forum.recovery.stories import snapshots
from forum.recovery.stories.shared import shared, shared_from_text, shared_to_text
from forum.recovery.summary import summary
from tests import make
from tests.recovery.keeping import check_in, told
from tests.recovery.stories.sharing import choice, kept_days, share, story


@pytest.fixture
def post(keeper):
    kept_days(keeper)
    return story(keeper)


def _shown(member, post):
    return snapshots.snapshots_in(make.viewer(member), post.thread_id)


def test_flare_ups_go_along_when_chosen_and_what_was_written_of_one_with_the_notes(keeper, post):
    check_in(keeper, 1, Told(flare_up=True, flare_note="verhuizing"))
    share(keeper, post, "flare_ups")
    share(keeper, post, "pain")
    share(keeper, post, "pain", notes=True)
    shown = [[told for _day, told in one.shared.days] for one in _shown(make.member(), post)]
    flares = [[(one.flare_up, one.flare_note) for one in each] for each in shown]
    assert flares[0] == [(True, "")]
    assert (True, "") not in flares[1]
    assert (False, "verhuizing") in flares[2]


def test_what_its_story_says_of_it_is_what_all_its_days_come_to(keeper, post):
    for ago, pain in ((13, 8), (12, 8), (6, 2), (5, 2)):
        check_in(keeper, ago, told(pain=pain, walking=10 - pain))
    for until in (0, None):
        share(keeper, post, until=until)
    for found in _shown(make.member(), post):
        check_ins = [told for _day, told in found.shared.days]
        whole = summary(check_ins, {one.activity_id for one in check_ins[-1].activities})
        assert (whole.pain.baseline, whole.pain.current) == (8, 2)
        said = [str(one) for one in found.said]
        assert said == ["Wat lukte: 2 bij de start, 8 nu", "Pijn: 8 bij de start, 2 nu"]


@pytest.mark.parametrize("until", [0, None])
def test_no_drawing_begins_long_before_the_diary_did(keeper, post, until):
    share(keeper, post, "pain", back=40_000, until=until)
    share(keeper, post, "pain", back=9, until=until)
    begun = [one.charts[0].frame.first for one in _shown(make.member(), post)]
    assert begun == [this_day() - SHORTEST, this_day() - timedelta(days=9)]


def test_what_is_kept_reads_back_as_it_was(keeper, post):
    days = [(one.day, from_row) for one, from_row in _entries(keeper)]
    found = shared(choice(notes=True), days, {1: "wandelen"})
    again = shared_from_text(shared_to_text(found, keeps=False))
    assert (again.choice, again.names) == (found.choice, found.names)
    assert tuple(again.days) == found.days


def _entries(keeper):
    rows = db.session.scalars(select(DiaryEntry).order_by(DiaryEntry.day))
    return [(row, from_text(row.content)) for row in rows]
