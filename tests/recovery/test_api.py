"""The diary by program: the names and answers that others rely on."""

from datetime import timedelta

import pytest
from marshmallow import ValidationError

from forum.core.days import this_day
from forum.core.schemas import read_day
from forum.recovery import queries
from tests import make
from tests.recovery.keeping import check_in, told

ENTRIES = "/api/v1/recovery/entries"


@pytest.fixture
def program(visitor, keeper):
    return visitor.bearer(make.token(keeper))


def _put(program, days_ago=0, headers=None, **sent):
    day = this_day() - timedelta(days=days_ago)
    return program.put(f"{ENTRIES}/{day}", json=sent, headers=headers)


def test_a_check_in_is_made_and_changed_with_one_call(program):
    sent = {
        "pain": 3,
        "activity_minutes": 120,
        "activities": [{"name": "wandelen", "score": 4}],
        "flare_up": True,
        "note": "Rondje",
    }
    made = _put(program, **sent)
    assert (made.status_code, made.headers["ETag"]) == (201, '"1"')
    assert made.json["sleep"] is None
    assert made.json["activities"] == [
        {"name": "wandelen", "score": 4, "scale": "psfs", "direction": "higher_is_better"}
    ]
    changed = _put(program, **sent | {"pain": 2})
    assert (changed.status_code, changed.json["version"]) == (200, 2)
    assert [
        one["pain"] for one in program.get(f"{ENTRIES}/{this_day()}/revisions").json["items"]
    ] == [3]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"pain": 11}, "pain"),
        ({"pain": -1}, "pain"),
        ({"pain": True}, "pain"),
        ({"pain": 3.5}, "pain"),
        ({"pain": "ja"}, "pain"),
        ({"activity_minutes": 2521}, "activity_minutes"),
        ({"activities": [{"name": "a", "score": 11}]}, "activities"),
        ({"activities": [{"name": "a"}]}, "activities"),
        ({"activities": [{"name": "a", "score": 1, "scale": "odi"}]}, "activities"),
        ({"activities": [{"name": str(n), "score": 1} for n in range(4)]}, "activities"),
        ({"activities": [{"name": "a", "score": 1}, {"name": "A", "score": 2}]}, "activities"),
        ({"note": "x" * 1001}, "note"),
        ({"medication": "x"}, "medication"),
        ({}, "note"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(program, keeper, sent, field):
    answer = _put(program, **sent)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])
    assert not queries.diary(make.viewer(keeper)).entries
    assert not queries.activities(make.viewer(keeper))


@pytest.mark.parametrize("day", ["2999-01-01", "1899-12-31", "2001-01-01"])
def test_a_day_that_cannot_be_is_named(program, day):
    answer = program.put(f"{ENTRIES}/{day}", json={"pain": 1})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["day"])


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "vandaag", "2026-1-1"])
def test_what_is_no_day_is_nowhere(program, day):
    assert program.put(f"{ENTRIES}/{day}", json={"pain": 1}).status_code == 404


def test_an_etag_guards_what_was_read(program):
    _put(program, pain=3)
    assert _put(program, pain=2, headers={"If-Match": '"1"'}).status_code == 200
    stale = _put(program, pain=1, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.headers["ETag"]) == (412, '"2"')
    assert _put(program, pain=1, headers={"If-None-Match": "*"}).status_code == 409


@pytest.mark.parametrize("seen", [{"If-None-Match": "*"}, {"If-Match": '"1"'}])
def test_what_was_sent_twice_is_kept_once(program, seen):
    if "If-Match" in seen:
        _put(program, pain=4)
    first, again = (_put(program, pain=3, headers=seen) for _time in range(2))
    assert (first.status_code // 100, again.status_code) == (2, 200)
    assert first.json == again.json


def test_a_week_is_no_day():
    with pytest.raises(ValidationError):
        read_day("2026-W48-1")


def test_the_list_goes_back_day_by_day(program, keeper):
    for days_ago in range(5):
        check_in(keeper, days_ago, told(pain=days_ago))
    first = program.get(ENTRIES, query_string={"limit": 3}).json
    rest = program.get(ENTRIES, query_string={"after": first["next"]}).json
    assert [one["pain"] for one in [*first["items"], *rest["items"]]] == [0, 1, 2, 3, 4]
    assert rest["next"] is None
    assert program.get(ENTRIES, query_string={"after": "x"}).status_code == 422


def test_the_summary_holds_each_measure_beside_its_start(program, keeper):
    summary = "/api/v1/recovery/summary"
    assert program.get(summary).json["pain"] is None
    for at, score in enumerate([4, 4, 4, 7, 7, 7]):
        check_in(keeper, at, told(pain=score, walking=10 - score))
    found = program.get(summary).json
    better = {"baseline": 7.0, "current": 4.0, "points": 3.0, "percent": 43, "meaningful": True}
    assert (found["check_ins"], found["pain"]) == (6, better)
    assert found["function"]["meaningful"] is True
    assert found["function_of"] == ["wandelen"]
    assert found["sleep"] is None


def test_a_replaced_activity_begins_at_its_own_start(program, keeper):
    for at in range(8, 2, -1):
        check_in(keeper, at, told(walking=2))
    old = queries.diary(make.viewer(keeper)).current_activities[0].id
    sent = {"name": "fietsen", "instead_of": old}
    assert program.post("/api/v1/recovery/activities", json=sent).status_code == 201
    _put(program, activities=[{"name": "fietsen", "score": 9}])
    found = program.get("/api/v1/recovery/summary").json
    assert (found["function"], found["function_of"]) == (None, ["fietsen"])
