"""What everybody reads is what stands in the log."""

import csv
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from forum.core.db import db, transaction
from forum.core.errors import NotFound
from forum.moderation import service
from forum.moderation.acts import Act
from forum.moderation.entries import log_act
from forum.moderation.figures.queries import figures
from forum.moderation.models import LogEntry
from forum.moderation.queue.sources import DECIDED, SOURCES
from tests import make

pytestmark = pytest.mark.usefixtures("app")


def _lines(year=None, counter="acts"):
    (counted,) = (one for one in figures(year).counted if one.name == counter)
    return {line.name: line for line in counted.lines}


def _decided(year=None):
    return _lines(year, "decisions")


def _do(act, times=1, **what):
    keeper = make.viewer(make.moderator())
    for _time in range(times):
        with transaction():
            log_act(keeper, act, **what)


def _year_of_acts():
    keeper, first = make.viewer(make.moderator()), make.thread()
    for reason in ["spam"] * 5 + ["bejegening"] * 4 + ["offtopic"]:
        with transaction():
            post = make.reply(first)
            service.act_on_post(keeper, Act.REMOVE, post.id, reason=reason)
    for act in (Act.LOCK, Act.UNLOCK, Act.LOCK, Act.UNLOCK, Act.LOCK):
        with transaction():
            service.act_on_thread(keeper, act, first.thread_id, reason="Even rust")


def test_each_number_is_what_the_log_holds():
    _year_of_acts()
    query = select(LogEntry.act, func.count()).group_by(LogEntry.act)
    held = dict(db.session.execute(query).all())
    found = _lines()
    assert set(found) == set(held) == {"remove", "lock", "unlock"}
    assert {name: line.count for name, line in found.items()} == {
        name: count if count >= 3 else None for name, count in held.items()
    }


def test_reasons_come_from_the_list_and_never_point_at_somebody():
    _year_of_acts()
    found = _lines()
    assert [(part.name, part.count) for part in found["remove"].parts] == [("spam", 5), (None, 5)]
    assert found["lock"].parts == []
    assert found["unlock"].count is None


def test_a_year_begins_when_it_does_in_amsterdam(time):
    time.at = datetime(2030, 12, 31, 22, 59, tzinfo=UTC)
    _do(Act.UNMASK, 3)
    time.at = datetime(2030, 12, 31, 23, 1, tzinfo=UTC)
    _do(Act.UNMASK, 4)
    assert (_lines(2030)["unmask"].count, _lines(2031)["unmask"].count) == (3, 4)
    assert (figures().year, figures().is_over, list(figures().years)) == (2031, False, [2031, 2030])
    assert figures(2030).is_over


def test_how_long_it_waited_is_told_of_three_and_more(time):
    began = time.at
    for hours in (1, 2, 30):
        assert "held_post" not in _decided() or _decided()["held_post"].median is None
        time.at = began
        time.pass_time(hours=hours)
        _do(Act.PLACE_HELD, since=began)
    assert _decided()["held_post"].median == 2 * 3600


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.kind)
def test_of_each_kind_of_the_queue_is_told_how_much_was_decided_and_how(source):
    for times, act in enumerate(source.acts, 3):
        _do(act, times)
    line = _decided()[source.kind]
    assert line.count == sum(range(3, 3 + len(source.acts)))
    ways = [(act.value, times) for times, act in enumerate(source.acts, 3)]
    assert [(part.name, part.count) for part in line.parts] == (ways if len(ways) > 1 else [])
    assert _lines() == {}


@pytest.mark.parametrize("act", Act)
def test_each_act_is_told_once(act):
    _do(act, 3)
    names = [line.name for counted in figures().counted for line in counted.lines]
    assert names == [DECIDED.get(act, act.value)]


def test_a_way_that_was_rare_cannot_be_worked_out():
    _do(Act.UPHOLD_REPORT, 4)
    _do(Act.DISMISS_REPORT, 1)
    assert _decided()["report"].count == 5
    assert [(part.name, part.count) for part in _decided()["report"].parts] == []


def test_a_year_without_a_log_has_no_figures():
    for year in (1999, 2029, 2031):
        with pytest.raises(NotFound):
            figures(year)
    assert _lines() == {}


def test_page_call_and_file_tell_the_same(visitor):
    _year_of_acts()
    page = visitor.get("/transparency?year=2030").text
    told = visitor.get("/api/v1/transparency?year=2030").json
    file = visitor.get("/transparency.csv")
    rows = list(csv.DictReader(file.text.splitlines()))

    assert "minder dan 3" in page
    assert "andere redenen" in page
    assert file.mimetype == "text/csv"
    assert {row["name"]: row["count"] for row in rows if not row["reason_title"]} == {
        line["name"]: str(line["count"] or "minder dan 3") for line in told["counted"][0]["lines"]
    }
    remove = next(line for line in told["counted"][0]["lines"] if line["name"] == "remove")
    assert (remove["count"], remove["median_seconds"]) == (10, None)
    assert [part["count"] for part in remove["parts"]] == [5, 5]
    assert visitor.get("/transparency?year=2031").status_code == 404
    assert visitor.get("/transparency?year=x").status_code == 404
    assert visitor.get("/api/v1/transparency?year=x").status_code == 422


def test_the_page_asks_the_database_little(visitor, count_queries):
    _year_of_acts()
    with count_queries() as few:
        assert visitor.get("/transparency").status_code == 200
    _do(Act.PIN, 30)
    _do(Act.ADD_LABEL, 30, about="Nek")
    _do(Act.DISMISS_REPORT, 30)
    with count_queries() as many:
        assert visitor.get("/transparency").status_code == 200
    assert len(many) == len(few) <= 4
