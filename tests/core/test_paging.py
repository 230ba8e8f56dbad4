from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from json import dumps

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.outbox import OutboxEvent
from forum.core.paging import LARGEST_ID, Order, decode, encode
from tests import make

START = datetime(2030, 1, 1, tzinfo=UTC)
KEYS = (OutboxEvent.recorded_at, OutboxEvent.id)
TYPES = [datetime, int]
NUMBERS = st.integers(0, LARGEST_ID)
MOMENTS = st.datetimes(timezones=st.just(UTC))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("list"),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)

on_a_database = settings(
    deadline=None,
    max_examples=20,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
purely = settings(deadline=None, max_examples=100, database=None)


def _cursor(value: object) -> str:
    return urlsafe_b64encode(dumps(value).encode()).decode().rstrip("=")


def _record(minutes: list[int]) -> None:
    for minute in minutes:
        at = START + timedelta(minutes=minute)
        db.session.add(OutboxEvent(name="A", payload={}, recorded_at=at, next_attempt_at=at))
    db.session.flush()


def _walk(order: Order, limit: int) -> list[int]:
    """The ids of a whole list, a page at a time."""
    found: list[int] = []
    after = None
    while True:
        query = select(OutboxEvent.id, OutboxEvent.recorded_at)
        page = order.take(query, after=after, show=lambda row: row.id, limit=limit)
        assert len(page.items) <= limit
        found += page.items
        if page.next is None:
            return found
        assert len(page.items) == limit
        after = page.next


@on_a_database
@given(
    minutes=st.lists(st.integers(0, 3), max_size=12),
    limit=st.integers(1, 14),
    descending=st.booleans(),
)
def test_walking_a_list_gives_every_row_once_and_in_order(app, minutes, limit, descending):
    """Also where many rows have the same time."""
    place = db.session.begin_nested()
    _record(minutes)
    rows = [(row.recorded_at, row.id) for row in db.session.scalars(select(OutboxEvent))]

    walked = _walk(Order("list", KEYS, descending=descending), limit)

    assert walked == [id for _at, id in sorted(rows, reverse=descending)]
    place.rollback()
    db.session.expunge_all()


def test_a_row_that_comes_meanwhile_moves_no_other(app):
    _record([1, 2, 3, 4])
    order = Order("list", KEYS)
    query = select(OutboxEvent.id, OutboxEvent.recorded_at)
    first = order.take(query, after=None, show=lambda row: row.recorded_at.minute, limit=2)
    _record([5])
    second = order.take(query, after=first.next, show=lambda row: row.recorded_at.minute, limit=2)

    assert (first.items, second.items, second.next) == ([4, 3], [2, 1], None)


@purely
@given(st.text(), MOMENTS, NUMBERS)
def test_a_cursor_gives_its_keys_back(kind, moment, number):
    assert decode(kind, encode(kind, [moment, number]), TYPES) == [moment, number]


@purely
@given(st.text() | JSON.map(_cursor) | st.lists(JSON).map(lambda keys: _cursor(["list", *keys])))
def test_whatever_is_given_as_a_cursor_is_understood_or_refused(text):
    try:
        moment, number = decode("list", text, TYPES)
    except Invalid as error:
        assert (error.status, error.code) == (422, "bad_cursor")
    else:
        assert moment.tzinfo is UTC
        assert 0 <= number <= LARGEST_ID


NOW = "2030-01-01T00:00:00+00:00"
WRONG = {
    "nothing": "",
    "no base64": "!!!",
    "no ascii": "é",
    "another list": encode("posts", [1]),
    "too few keys": _cursor(["threads-active", NOW]),
    "too many keys": _cursor(["threads-active", NOW, 1, 1]),
    "a number for a time": _cursor(["threads-active", 1, 1]),
    "a time without a zone": _cursor(["threads-active", "2030-01-01T00:00:00", 1]),
    "a time before all times": _cursor(["threads-active", "0001-01-01T00:00:00+01:00", 1]),
    "a time past all times": _cursor(["threads-active", "9999-12-31T23:59:59-01:00", 1]),
    "text for a number": _cursor(["threads-active", NOW, "1"]),
    "true for a number": _cursor(["threads-active", NOW, True]),
    "a fraction": _cursor(["threads-active", NOW, 1.0]),
    "a negative number": _cursor(["threads-active", NOW, -1]),
    "too large a number": _cursor(["threads-active", NOW, 2**63]),
    "null": _cursor(["threads-active", None, None]),
    "an object": _cursor({"threads-active": NOW}),
    "deep": "W1tb" * 100,
    "too long": "A" * 501,
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_cursor_is_422_on_the_api_and_no_page(visitor, what):
    place = make.category()

    asked = visitor.get("/api/v1/threads", query_string={"after": WRONG[what]})
    page = visitor.get(f"/c/{place.slug}", query_string={"after": WRONG[what]})

    assert (asked.status_code, page.status_code) == (422, 404)
    assert list(asked.json["errors"]) == ["after"]


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_time_are_places_in_a_list(visitor, year):
    cursor = encode("threads-active", [datetime(year, 1, 1, tzinfo=UTC), LARGEST_ID])
    assert visitor.get("/api/v1/threads", query_string={"after": cursor}).status_code == 200


@pytest.mark.parametrize("limit", ["0", "101", "-1", "1.5", "veel", "", "9" * 5000, "٣x"])
def test_a_limit_is_a_number_from_1_to_100(visitor, limit):
    answer = visitor.get("/api/v1/threads", query_string={"limit": limit})
    assert answer.status_code == 422
    assert list(answer.json["errors"]) == ["limit"]


@pytest.mark.parametrize("sort", ["active", "newest"])
def test_all_threads_come_once_whatever_the_limit(visitor, time, sort):
    author, place = make.member(), make.category()
    for number in range(7):
        make.thread(author, place=place)
        time.pass_time(minutes=number % 2)
    for limit in range(1, 9):
        ids, after = [], None
        while after is not None or not ids:
            asked = {"sort": sort, "limit": limit, "category": place.slug, "after": after}
            page = visitor.get("/api/v1/threads", query_string=asked).json
            ids += [thread["id"] for thread in page["items"]]
            after = page["next"]
        assert len(ids) == len(set(ids)) == 7
        assert ids == sorted(ids, reverse=True)


def test_the_outbox_keeps_the_time_of_what_it_records(app):
    outbox.add("A", {})
    assert db.session.scalars(select(OutboxEvent.recorded_at)).one() == clock.now()
