"""What pages about reports cost, however many there are."""

from sqlalchemy import insert

from forum.core import clock
from forum.core.db import db
from forum.moderation.reports.models import Report, ReportCase
from tests import make
from tests.moderation.reported import case_of, told_post


def _many(case_id: int, many: int) -> None:
    row = {"case_id": case_id, "reason": "reclame", "note": "", "legal_ground": ""}
    rows = [row | {"reported_at": clock.now()} for _ in range(many)]
    db.session.execute(insert(Report), rows)
    db.session.get_one(ReportCase, case_id).report_count += many
    db.session.flush()


def test_ten_thousand_reports_of_one_post_cost_no_more_than_a_few(visitor, count_queries):
    case = case_of(told_post(make.thread().id))
    visitor.log_in(make.moderator())
    places = (f"/moderation/reports/{case.id}", "/moderation/reports")
    _many(case.id, 30)
    few = [_cost(visitor, count_queries, place) for place in places]
    _many(case.id, 10_000)
    assert [_cost(visitor, count_queries, place)[0] for place in places] == [one[0] for one in few]
    many = _cost(visitor, count_queries, places[0])
    assert "10.031 meldingen" in many[1] or "10031 meldingen" in many[1]
    assert abs(len(many[1]) - len(few[0][1])) < 100


def test_a_list_of_many_things_costs_no_more_than_of_one(visitor, count_queries):
    visitor.log_in(make.moderator())
    told_post(make.thread().id)
    few = _cost(visitor, count_queries, "/moderation/reports")[0]
    for _time in range(24):
        told_post(make.thread().id)
    assert _cost(visitor, count_queries, "/moderation/reports")[0] == few


def _cost(visitor, count_queries, place: str) -> tuple[int, str]:
    visitor.get(place)
    with count_queries() as counted:
        page = visitor.get(place).text
    return len(counted), page
