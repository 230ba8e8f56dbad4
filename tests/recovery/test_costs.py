"""Looking back costs three queries, however long a diary is."""

from datetime import timedelta

from sqlalchemy import insert

from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.recovery.checkins import CheckIn, to_text
from forum.recovery.models import DiaryEntry
from tests.recovery import keeping
from tests.recovery.keeping import check_in, told

YEARS = 520  # weeks


def _grow(member):
    text = to_text(CheckIn(scores={"pain": 4, "sleep": 6}, flare_up=True))
    facts = {"member_id": member.id, "content": text, "version": 1, "saved_at": clock.now()}
    days = (this_day() - timedelta(weeks=week) for week in range(1, YEARS))
    db.session.execute(insert(DiaryEntry), [facts | {"day": day} for day in days])


def _cost(visitor, count_queries, path):
    visitor.get(path)
    with count_queries() as seen:
        assert visitor.get(path).status_code == 200
    return len(seen)


def test_a_diary_of_ten_years_costs_what_one_of_a_day_costs(visitor, count_queries):
    short, long = keeping.keeper(), keeping.keeper()
    for member in (short, long):
        check_in(member, found=told(pain=3, walking=4))
    _grow(long)
    paths = ("/recovery", "/recovery?period=all")
    costs = []
    for member in (short, long):
        visitor.log_in(member)
        costs += [_cost(visitor, count_queries, path) for path in paths]
    assert costs == [3, 3, 3, 3]
