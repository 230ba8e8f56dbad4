"""The one list of what waits: what is in it, in which order, and what it costs."""

from datetime import timedelta

import pytest

from forum.core.db import db
from forum.core.errors import Invalid, NotFound, Refused
from forum.moderation.queue.queries import counts, get_item, items
from forum.threads.models import Thread
from tests import make
from tests.moderation import queued
from tests.moderation.deciding import WAYS
from tests.moderation.queued import KINDS, number

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def keeper(app):
    return make.viewer(make.moderator())


def _names(viewer, **which):
    return [item.name for item in items(viewer, **which).items]


def _all(viewer, limit):
    found, after = [], None
    while True:
        page = items(viewer, after=after, limit=limit)
        found += [item.name for item in page.items]
        after = page.next
        if after is None:
            return found


def test_each_kind_waits_there_and_is_counted(keeper):
    made = {kind: begin() for kind, begin in KINDS.items()}
    assert sorted(_names(keeper)) == sorted(made.values())
    assert {kind: n for kind, n in counts(keeper).items() if n} == dict.fromkeys(KINDS, 1)
    for kind, name in made.items():
        assert _names(keeper, kind=kind) == [name]


def test_what_is_most_urgent_stands_first_then_what_is_due_first(keeper, time):
    late = queued.held_profile()
    application = queued.application()
    time.pass_time(hours=3)
    post, usual = queued.held_post(), queued.message_report()
    harmful = queued.message_report(reason="bedreiging")
    danger = queued.message_report(reason="zelfbeschadiging")
    assert _names(keeper) == [danger, harmful, post, usual, late, application]


@pytest.mark.parametrize(("kind", "decide"), WAYS.values())
def test_what_was_decided_waits_no_longer(keeper, kind, decide):
    name = KINDS[kind]()
    decide(keeper, name)
    assert _names(keeper) == []
    with pytest.raises(NotFound):
        get_item(keeper, name)


def test_every_page_goes_on_where_the_last_one_ended(keeper, time):
    for _round in range(4):
        for begin in KINDS.values():
            begin()
        queued.message_report(reason="zelfbeschadiging")
        queued.held_post()
        time.pass_time(hours=7)
    whole = _names(keeper, limit=100)
    assert len(whole) == len(set(whole)) == 52
    for limit in (1, 3, 5, 51, 52):
        assert _all(keeper, limit) == whole


def test_the_order_is_that_of_the_targets(keeper, time):
    for _round in range(5):
        for begin in KINDS.values():
            begin()
        time.pass_time(hours=13)
    found = [(item.priority, item.target_at) for item in items(keeper, limit=100).items]
    assert found == sorted(found)


@pytest.mark.parametrize("cursor", ["x", "WyJoZWxkLXBvc3RzIiwgMV0", "WyJxdWV1ZSIsMSwyLDMsNF0"])
def test_a_cursor_of_another_list_is_refused(keeper, cursor):
    with pytest.raises(Invalid):
        items(keeper, after=cursor)


def test_it_is_late_once_its_time_is_over_and_not_before(keeper, time):
    name = queued.message_report(reason="zelfbeschadiging")
    time.at += HOUR
    assert not get_item(keeper, name).is_overdue
    time.at += timedelta(seconds=1)
    assert get_item(keeper, name).is_overdue


def test_a_thread_that_is_gone_has_no_title_and_its_question_waits_no_longer(keeper, time):
    author = make.member()
    first = make.thread(author, title="Titelgeheim")
    post, asked = queued.held_post(thread_id=first.thread_id), queued.question(author)
    assert get_item(keeper, post).title == "Titelgeheim"
    for thread_id in (first.thread_id, number(asked)):
        db.session.get_one(Thread, thread_id).deleted_at = time.at
    db.session.flush()
    assert get_item(keeper, post).title is None
    assert _names(keeper) == [post]


@pytest.mark.parametrize("name", ["", "held_post", "held_post-0", "held_post-x", "held_post-07",
                                  "thread-1", "held_post-" + "9" * 19, "held_post-²"])  # fmt: skip
def test_what_is_no_name_is_not_there(keeper, name):
    with pytest.raises(NotFound):
        get_item(keeper, name)


def test_members_have_no_queue(app):
    for ask in (items, counts, lambda viewer: get_item(viewer, "held_post-1")):
        with pytest.raises(Refused):
            ask(make.viewer(make.expert()))


@pytest.mark.parametrize("amount", [1, 9])
def test_a_page_costs_as_much_with_much_on_it(visitor, count_queries, amount):
    keeper = make.moderator()
    for _round in range(amount):
        for begin in KINDS.values():
            begin()
    with visitor.session_transaction() as session:
        session["_user_id"] = make.session(keeper)
    with count_queries() as seen:
        assert visitor.get("/moderation").status_code == 200
    assert len(seen) <= 4, seen
