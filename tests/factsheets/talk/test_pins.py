"""The order of pinned sheets, and until when they stand there."""

from datetime import UTC, date, datetime

import pytest

from forum.accounts.viewer import GUEST
from forum.categories.queries import get_category
from forum.core.db import db, transaction
from forum.core.errors import Invalid, NotFound
from forum.factsheets.models import ThreadPin
from forum.factsheets.service import (
    move_on_category,
    move_on_thread,
    pin_to_category,
    pin_to_thread,
)
from forum.factsheets.talk.pins import pinned_above, pinned_on_category
from forum.threads.queries import get_thread
from tests import make


@pytest.fixture
def keeper(app):
    return make.viewer(make.moderator())


@pytest.fixture
def thread(app):
    return make.thread().thread_id


def _pinned(keeper, thread, times=3, **facts):
    slugs = [f"blad-{number}" for number in range(1, times + 1)]
    for slug in slugs:
        make.sheet(make.moderator(), slug=slug)
        pin_to_thread(keeper, thread, slug, **facts)
    return slugs


def _order(thread):
    return [int(pin.slug[-1]) for pin in pinned_above(GUEST, get_thread(GUEST, thread))]


def test_sheets_stand_as_they_came_and_move_by_one(keeper, thread):
    _pinned(keeper, thread)
    assert _order(thread) == [1, 2, 3]
    for slug, by, order in [
        ("blad-3", -1, [1, 3, 2]),
        ("blad-3", -1, [3, 1, 2]),
        ("blad-3", -1, [3, 1, 2]),
        ("blad-1", 1, [3, 2, 1]),
        ("blad-1", 1, [3, 2, 1]),
    ]:
        move_on_thread(keeper, thread, slug, by=by)
        assert _order(thread) == order
    make.sheet(make.moderator(), slug="los")
    with pytest.raises(NotFound):
        move_on_thread(keeper, thread, "los", by=1)


def test_a_program_says_the_place(visitor, thread):
    keeper = make.moderator()
    _pinned(make.viewer(keeper), thread)
    program = visitor.bearer(make.token(keeper))
    path = f"/api/v1/threads/{thread}/factsheets"
    said = {"why": "Begin hier", "position": 1, "until": "2030-02-01"}
    assert program.put(f"{path}/blad-3", json=said).status_code == 204
    assert _order(thread) == [3, 1, 2]
    assert program.put(f"{path}/blad-3", json={}).status_code == 204
    assert _order(thread) == [3, 1, 2]
    assert program.put(f"{path}/blad-3", json={"position": 99}).status_code == 204
    assert _order(thread) == [1, 2, 3]
    for wrong in ({"position": 0}, {"position": "x"}, {"until": "morgen"}, {"until": "2029-01-01"}):
        answer = program.put(f"{path}/blad-3", json=wrong)
        assert (answer.status_code, answer.json["errors"].keys()) == (422, wrong.keys())


def test_pins_of_before_stand_in_the_order_they_came(keeper, thread):
    _pinned(keeper, thread)
    db.session.query(ThreadPin).update({"position": 0})
    assert _order(thread) == [1, 2, 3]
    move_on_thread(keeper, thread, "blad-3", by=-1)
    assert _order(thread) == [1, 3, 2]


@pytest.mark.parametrize(
    ("at", "stands"),
    [
        (datetime(2030, 6, 10, 21, 59, tzinfo=UTC), True),
        (datetime(2030, 6, 10, 22, 0, tzinfo=UTC), False),
    ],
)
def test_a_pin_stands_until_its_last_day_in_amsterdam_is_over(
    visitor, keeper, thread, time, at, stands
):
    _pinned(keeper, thread, 1, until=date(2030, 6, 10))
    time.at = at
    assert _order(thread) == ([1] if stands else [])
    assert ("hoe-begin-ik" in visitor.get("/factsheets/blad-1").text) is stands
    assert ("blad-1" in visitor.get(f"/api/v1/threads/{thread}").text) is stands


def test_a_day_that_is_over_is_refused_and_one_that_ended_can_be_pinned_again(keeper, thread, time):
    _pinned(keeper, thread, 1, until=date(2030, 1, 1))
    time.pass_time(days=1)
    with pytest.raises(Invalid) as refused:
        pin_to_thread(keeper, thread, "blad-1", until=date(2030, 1, 1))
    assert refused.value.errors.keys() == {"until"}
    assert not pin_to_thread(keeper, thread, "blad-1")
    assert _order(thread) == [1]


def test_a_moderator_orders_by_buttons_and_sees_the_last_day(visitor, thread):
    keeper = make.moderator()
    _pinned(make.viewer(keeper), thread, 2)
    visitor.log_in(keeper)
    at = f"/t/{thread}-hoe-begin-ik"
    visitor.submit(f"{at}/factsheets/blad-2/move", direction="up")
    assert _order(thread) == [2, 1]
    assert visitor.submit(f"{at}/factsheets/blad-2/move", direction="weg").status_code == 422
    visitor.submit(
        f"{at}/factsheets", factsheet="blad-2", why="Zo", position="", until="2030-03-05"
    )
    page = visitor.get(at).text
    assert "Staat hier tot en met 5 maart 2030." in page
    assert 'value="down"' in page
    assert "tot en met" not in visitor.application.test_client().get(at).text


def test_sheets_of_a_category_have_an_order_too(keeper):
    place = make.category()
    for slug in ("blad-1", "blad-2"):
        make.sheet(make.moderator(), slug=slug)
        pin_to_category(keeper, place.slug, slug)
    move_on_category(keeper, place.slug, "blad-1", by=1)
    shown = pinned_on_category(GUEST, get_category(GUEST, place.slug))
    assert [pin.slug for pin in shown] == ["blad-2", "blad-1"]


def test_many_who_order_at_once_leave_an_order(open_site, run_parallel):
    keepers = [make.viewer(make.moderator()) for _ in range(4)]
    thread = make.thread().thread_id
    slugs = _pinned(keepers[0], thread, 4)

    def move(keeper, slug):
        with transaction():
            move_on_thread(keeper, thread, slug, by=-1)

    pairs = zip(keepers, slugs, strict=True)
    acts = [lambda keeper=keeper, slug=slug: move(keeper, slug) for keeper, slug in pairs]
    assert run_parallel(acts) == [None] * 4
    places = [place for (place,) in db.session.query(ThreadPin.position)]
    assert sorted(places) == [1, 2, 3, 4]
