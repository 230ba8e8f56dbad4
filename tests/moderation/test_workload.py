"""How much work there is: of every kind that can wait, and by every act that decides."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.core.db import db
from forum.core.errors import Refused
from forum.experts.questions.reasons import Reason
from forum.moderation import experts, messages, questions
from forum.moderation.acts import Act
from forum.moderation.holding import service as holding
from forum.moderation.models import LogEntry
from forum.moderation.queue.sources import DECIDED, SOURCES
from forum.moderation.queue.workload import DAYS, workload
from tests import make
from tests.moderation import queued
from tests.moderation.deciding import WAYS
from tests.moderation.queued import KINDS, number

# Acts by which nothing leaves the queue. A new one is put here, or with the kind that it decides.
DECIDING_NOTHING = {
    *(Act.LOCK, Act.UNLOCK, Act.PIN, Act.UNPIN, Act.REMOVE, Act.RESTORE, Act.APPROVE, Act.HIDE),
    *(Act.MOVE, Act.WARN, Act.MUTE, Act.SUSPEND, Act.UNDO, Act.UNMASK, Act.LINK_CLAIM),
    *(Act.UNLINK_CLAIM, Act.CHOOSE_LABELS, Act.ADD_LABEL, Act.CHANGE_LABEL, Act.REMOVE_LABEL),
    *(Act.ADD_CATEGORY, Act.CHANGE_CATEGORY, Act.REMOVE_CATEGORY, Act.CHECK_EXPERT),
    *(Act.REVOKE_EXPERT, Act.RAISE_QUESTION, Act.RELEASE_QUESTION, Act.HAND_OVER_QUESTION),
    *(Act.PLAN_HOUR, Act.CHANGE_HOUR, Act.CANCEL_HOUR, Act.ADD_REASON, Act.CHANGE_REASON),
    *(Act.REMOVE_REASON, Act.ADD_MEMBER_NOTE, Act.REMOVE_MEMBER_NOTE, Act.ADD_WORD),
    *(Act.CHANGE_WORD, Act.REMOVE_WORD, Act.SLOW_DOWN, Act.SPEED_UP, Act.EDIT, Act.ATTACH),
    *(Act.SPLIT, Act.MERGE, Act.ADD_WEBHOOK, Act.CHANGE_WEBHOOK, Act.PAUSE_WEBHOOK),
    *(Act.RESUME_WEBHOOK, Act.RENEW_WEBHOOK, Act.REPLAY_WEBHOOK, Act.REMOVE_WEBHOOK),
}


@pytest.fixture
def ada(app):
    return make.viewer(make.moderator(username="Ada"))


def _kind(work, kind):
    return next(one for one in work.kinds if one.kind == kind)


def test_each_kind_stands_there_also_without_any_work(ada):
    work = workload(ada)
    assert {kind.kind for kind in work.kinds} == set(KINDS)
    assert all((kind.decided, kind.median_hours) == (0, None) for kind in work.kinds)
    assert (work.waiting, work.moderators, len(work.days)) == (0, [], DAYS)
    assert {str(kind.usual) for kind in work.kinds} == {"–"}


def test_each_act_is_known_to_decide_or_not_to():
    assert set(DECIDED) == set(WAYS)
    assert {*DECIDED, *DECIDING_NOTHING} == {*Act}
    assert all(source.acts for source in SOURCES)


@pytest.mark.parametrize(("act", "way"), WAYS.items())
def test_each_way_to_decide_is_work_that_was_done(ada, time, act, way):
    kind, decide = way
    name = KINDS[kind]()
    time.pass_time(hours=2)
    decide(ada, name)
    found = _kind(workload(ada), kind)
    assert (found.waiting, found.decided, found.median_hours) == (0, 1, 2)
    assert workload(ada).moderators[0][1] == 1
    assert act in db.session.scalars(select(LogEntry.act))


def test_closing_what_was_let_through_before_takes_nothing_off_the_queue(ada):
    name = queued.question()
    questions.approve(ada, number(name))
    questions.close(ada, number(name), reason=Reason.TOO_LITTLE)
    assert _kind(workload(ada), "question").decided == 1


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
    made = {kind: begin() for kind, begin in KINDS.items() if kind != "report_objection"}
    questions.approve(bea, number(made["question"]))
    experts.reject(bea, number(made["application"]), reason="Onjuist nummer.")
    holding.refuse(ada, number(made["held_post"]), reason="Reclame.")
    messages.close_report(bea, number(made["message_report"]))
    messages.close_report(ada, number(made["message_report"]))
    work = workload(ada)
    assert work.moderators == [("Bea", 3), ("Ada", 1)]
    waits = {kind.kind for kind in work.kinds if kind.waiting}
    assert waits == {"urgent_mail", "signal", "report", "flagged_post", "appeal", "held_profile"}
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
