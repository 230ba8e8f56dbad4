"""Many at once about one question."""

from forum.core.db import db, transaction
from forum.core.errors import Conflict
from forum.experts.models import ExpertQuestion
from forum.experts.questions import service
from forum.posting import questions as posting
from tests import make
from tests.experts.asked import claimed, row, waiting


def _acts(do, viewers, *which, **how):
    def act(viewer, thread_id):
        def run() -> int:
            with transaction():
                do(viewer, thread_id, **how)
            return viewer.id

        return run

    return [act(viewer, thread_id) for viewer in viewers for thread_id in which]


def test_of_twenty_experts_at_once_one_has_the_question(open_site, run_parallel):
    first = waiting()
    experts = [make.viewer(make.expert()) for _ in range(20)]

    results = run_parallel(_acts(service.claim, experts, first.thread_id))

    holders = [result for result in results if isinstance(result, int)]
    late = [result for result in results if isinstance(result, Conflict)]
    assert holders == [row(first).claimed_by]
    assert {result.code for result in late} == {"claimed"}
    assert len(late) == 19


def test_one_expert_at_once_on_many_questions_takes_up_no_more_than_allowed(
    open_site, run_parallel
):
    expert = make.viewer(make.expert())
    which = [waiting().thread_id for _ in range(6)]

    results = run_parallel(_acts(service.claim, [expert], *which))

    assert sum(isinstance(result, int) for result in results) == 3
    assert all(result.code == "enough" for result in results if isinstance(result, Conflict))
    held = db.session.query(ExpertQuestion).filter_by(claimed_by=expert.id).count()
    assert held == 3


def test_of_two_questions_at_once_one_is_asked(open_site, run_parallel):
    asker = make.member()
    which = [make.thread(asker).thread_id for _ in range(4)]

    results = run_parallel(_acts(posting.ask, [make.viewer(asker)], *which))

    assert sum(isinstance(result, int) for result in results) == 1
    assert {result.code for result in results if isinstance(result, Conflict)} == {"question_open"}
    assert db.session.query(ExpertQuestion).filter_by(open_for=asker.id).count() == 1


def test_two_who_hand_over_to_each_other_do_not_wait_for_each_other(open_site, run_parallel):
    one, other = make.expert(), make.expert()
    first, second = claimed(one), claimed(other)

    def give(giver, thread_id, to):
        def run() -> int:
            with transaction():
                service.hand_over(make.viewer(giver), thread_id, to=to.username)
            return 1

        return run

    acts = [give(one, first.thread_id, other), give(other, second.thread_id, one)] * 2
    results = run_parallel(acts)

    assert (row(first).claimed_by, row(second).claimed_by) == (other.id, one.id)
    assert results.count(1) >= 2
