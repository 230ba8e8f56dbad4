"""How much work there is: counted from what is kept, and a dash for what is not."""

from datetime import timedelta

import pytest

from forum.core.db import db
from forum.core.errors import Refused
from forum.moderation import experts, messages, questions
from forum.moderation.holding import service as holding
from forum.moderation.queue.workload import DAYS, workload
from tests import make
from tests.moderation import queued
from tests.moderation.queued import KINDS, number


@pytest.fixture
def ada(app):
    return make.viewer(make.moderator(username="Ada"))


def _kind(work, kind):
    return next(one for one in work.kinds if one.kind == kind)


def test_nothing_is_said_of_what_is_not_known(ada):
    work = workload(ada)
    unknown = [kind.kind for kind in work.kinds if kind.decided is None]
    assert "held_profile" in unknown
    assert not {"held_post", "question", "application"} & {*unknown}
    assert all(kind.median_hours is None for kind in work.kinds)
    assert (work.waiting, work.moderators, len(work.days)) == (0, [], DAYS)
    assert {str(kind.usual) for kind in work.kinds} == {"–"}


def test_what_came_what_went_and_how_long_it_took(ada, time):
    names = [queued.held_post() for _one in range(4)]
    for hours, name in zip((1, 1, 4), names, strict=False):
        time.pass_time(hours=hours)
        holding.refuse(ada, number(name), reason="Reclame.")
    held = _kind(workload(ada), "held_post")
    assert (held.waiting, held.decided, held.median_hours) == (1, 3, 2)
    assert str(held.usual) == "2 uur"
    today = workload(ada).days[0]
    assert (today.came, today.decided) == (4, 3)


def test_each_moderator_by_what_the_log_has(ada):
    bea = make.viewer(make.moderator(username="Bea"))
    made = {kind: begin() for kind, begin in KINDS.items()}
    questions.approve(bea, number(made["question"]))
    experts.reject(bea, number(made["application"]), reason="Onjuist nummer.")
    holding.refuse(ada, number(made["held_post"]), reason="Reclame.")
    messages.close_report(ada, number(made["message_report"]))
    work = workload(ada)
    assert work.moderators == [("Bea", 2), ("Ada", 1)]
    assert {kind.kind: kind.waiting for kind in work.kinds if kind.waiting} == {"held_profile": 1}
    assert _kind(work, "message_report").decided == 1


def test_what_is_long_ago_is_no_work_of_now(ada, time):
    questions.approve(ada, number(queued.question()))
    time.at += timedelta(days=DAYS, seconds=1)
    work = workload(ada)
    assert (work.moderators, sum(day.came for day in work.days)) == ([], 0)


def test_members_see_none_of_it(app):
    with pytest.raises(Refused):
        workload(make.viewer(make.expert()))


@pytest.mark.parametrize("amount", [1, 8])
def test_it_costs_as_much_with_more_work(ada, count_queries, amount):
    for _round in range(amount):
        for begin in KINDS.values():
            begin()
    db.session.flush()
    with count_queries() as seen:
        workload(ada)
    assert len(seen) == 3
