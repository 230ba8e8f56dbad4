"""What waits, for whom, in which order, and how long answers take."""

from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import insert

from forum.accounts.viewer import GUEST
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, LoginRequired, NotFound, Refused
from forum.experts.models import ExpertQuestion
from forum.experts.questions import service
from forum.experts.questions.answering import note_answered
from forum.experts.questions.piles import overview, questions
from forum.experts.questions.policy import piles_of
from forum.experts.questions.views import Pile
from forum.jobs.questioning import keep_questions
from forum.moderation import questions as moderation
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.service import pause_threads
from tests import make
from tests.experts.asked import answered, asked, claimed, row, waiting

pytestmark = pytest.mark.usefixtures("app")


def _listed(member, pile=Pile.WAITING, **more):
    viewer = make.viewer(member) if member else make.viewer(make.member())
    return [line.thread.id for line in questions(viewer, pile, **more).items]


def test_raised_first_then_the_oldest(time):
    first, second, third = (waiting() for _ in range(3))
    moderation.put_first(make.viewer(make.moderator()), third.thread_id, reason="Haast")
    expert = make.expert()
    assert _listed(expert) == [third.thread_id, first.thread_id, second.thread_id]


def test_a_page_goes_on_where_the_one_before_ended():
    ids = [waiting().thread_id for _ in range(5)]
    expert = make.viewer(make.expert())
    page = questions(expert, Pile.WAITING, limit=2)
    seen = [line.thread.id for line in page.items]
    while page.next:
        page = questions(expert, Pile.WAITING, after=page.next, limit=2)
        seen += [line.thread.id for line in page.items]
    assert seen == ids
    with pytest.raises(Invalid):
        questions(expert, Pile.ASSIGNED, after=questions(expert, Pile.WAITING, limit=2).next)


def test_what_its_thread_lost_does_not_wait():
    asker, expert, moderator = make.member(), make.expert(), make.viewer(make.moderator())
    starter = make.member()
    gone, removed, away, locked = (waiting(who) for who in (starter, None, asker, None))
    threads.delete_post(make.viewer(starter), gone.id)
    make.reply(removed)
    threads.remove_post(moderator, removed.id, reason="spam")
    pause_threads(asker.id)
    threads.lock(moderator, locked.thread_id)
    assert _listed(expert) == []
    for first in (gone, away):
        with pytest.raises(NotFound):
            service.claim(make.viewer(expert), first.thread_id)
    with pytest.raises(Conflict, match="gesloten"):
        service.claim(make.viewer(expert), locked.thread_id)


def test_each_list_is_for_whom_it_helps():
    for pile in (Pile.WAITING, Pile.ASSIGNED, Pile.HELD, Pile.ASKED, Pile.CLOSED):
        with pytest.raises(Refused):
            questions(make.viewer(make.member()), pile)
    with pytest.raises(Refused):
        questions(make.viewer(make.expert()), Pile.ASKED)
    with pytest.raises(LoginRequired):
        questions(GUEST, Pile.MINE)
    for who in (make.member(), make.expert(), make.moderator()):
        for pile in piles_of(make.viewer(who)):
            questions(make.viewer(who), pile)


def test_what_nobody_looked_at_yet_is_not_there_for_an_expert():
    first = asked()
    with pytest.raises(NotFound):
        service.claim(make.viewer(make.expert()), first.thread_id)
    assert _listed(make.moderator(), Pile.ASKED) == [first.thread_id]


def test_answered_questions_for_members_are_not_for_guests(time):
    open_one = answered()
    time.pass_time(hours=1)
    inner = answered(visibility=Visibility.MEMBERS)
    assert _listed(make.member(), Pile.ANSWERED) == [inner.thread_id, open_one.thread_id]
    found = questions(GUEST, Pile.ANSWERED).items
    assert [line.thread.id for line in found] == [open_one.thread_id]


def test_the_median_is_in_working_days_and_waits_for_five_answers(time):
    for days in (0, 1, 2, 7):  # the last of which are five working days
        _answered_after(days)
    assert overview(GUEST).median is None
    _answered_after(3)
    assert overview(GUEST).median == Fraction(2)
    _answered_after(3)
    assert overview(GUEST).median == Fraction(5, 2)
    time.pass_time(days=110)
    assert overview(GUEST).median is None


def test_the_numbers_count_what_the_viewer_may_do():
    expert = make.expert()
    asked(), waiting(), waiting(), claimed(expert)
    assert overview(make.viewer(expert)).counts == {Pile.WAITING: 2, Pile.HELD: 1}
    assert overview(make.viewer(make.moderator())).counts == {Pile.ASKED: 1, Pile.WAITING: 2}
    assert overview(make.viewer(make.member())).counts == {}


def test_who_waits_longer_than_five_working_days_is_told_once(time, outbox_of):
    first, done = waiting(), waiting()
    note_answered(done.thread_id)
    time.pass_time(days=7)  # the first of January was a Tuesday: five working days
    keep_questions()
    assert outbox_of("QuestionLate") == []
    time.pass_time(days=2)
    keep_questions()
    keep_questions()
    assert outbox_of("QuestionLate") == [{"thread_id": first.thread_id}]
    assert row(first).told_late_at == clock.now()


def _answered_after(days):
    asked_at = clock.now() + timedelta(days=6)  # a Monday
    facts = {"state": "answered", "turn": 1, "member_id": make.member().id}
    times = {"asked_at": asked_at, "answered_at": asked_at + timedelta(days=days)}
    which = {"thread_id": make.thread().thread_id}
    db.session.execute(insert(ExpertQuestion).values(facts | times | which))
