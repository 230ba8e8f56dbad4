"""Trying one thing: begun, stopped, concluded, removed, and nobody else's."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core.days import this_day
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid, NotFound, Refused, Stale
from forum.recovery import queries, service
from forum.recovery.models import DiaryExperiment
from forum.recovery.reminders.queries import own_wish
from forum.recovery.trying.comparing import State
from forum.recovery.trying.plans import Conclusion, Outcome
from tests import make
from tests.leaving import remains
from tests.recovery import keeping
from tests.recovery.keeping import check_in, told
from tests.recovery.trials import begin, begun, tried

HELPS = Outcome(Conclusion.HELPS, "Avondrondje blijft")


def test_it_runs_from_its_day_and_ends_by_itself(keeper, time):
    number = begin(keeper, -3, words="Buiten eten")
    found = tried(keeper, number)
    assert (found.state(this_day()), found.plan.title) == (State.PLANNED, "Buiten eten")
    time.pass_time(days=3)
    assert tried(keeper, number).state(this_day()) is State.RUNNING
    time.pass_time(days=14)
    assert tried(keeper, number).state(this_day()) is State.OVER


def test_nothing_of_it_can_be_read_in_the_database(keeper):
    number = begin(keeper, words="kabouterdans", watched=("confidence",))
    service.stop_experiment(make.viewer(keeper), number)
    service.conclude_experiment(make.viewer(keeper), number, HELPS)
    assert remains.found(["kabouterdans", '"watched"', "avondrondje", '"helps"']) == []


@pytest.mark.parametrize("days_ago", [15, -15])
def test_a_day_far_away_is_refused(keeper, days_ago):
    with pytest.raises(Invalid) as refused:
        begin(keeper, days_ago)
    assert list(refused.value.errors) == ["begins_on"]


def test_there_is_one_at_a_time_also_of_what_is_to_begin(keeper):
    begin(keeper, -5)
    with pytest.raises(Conflict, match="al iets uit") as refused:
        begin(keeper)
    assert refused.value.code == "one_at_a_time"


def test_a_form_that_is_sent_twice_begins_once(keeper):
    assert begin(keeper, words="Buiten") == begin(keeper, words="Buiten")


def test_the_next_one_begins_after_the_last_day_of_the_one_before(keeper):
    viewer, first = make.viewer(keeper), begin(keeper, 3)
    service.stop_experiment(viewer, first)
    with pytest.raises(Invalid, match="probeerde je nog iets anders"):
        begin(keeper)
    with pytest.raises(Invalid):
        begin(keeper, 10)
    assert begin(keeper, -1) != first


def test_stopping_makes_today_the_last_day_and_twice_is_once(keeper, time):
    number = begin(keeper, 4)
    viewer = make.viewer(keeper)
    assert service.stop_experiment(viewer, number, version=1) == 2
    time.pass_time(days=2)
    service.stop_experiment(viewer, number, version=1)
    found = tried(keeper, number)
    assert (found.period.days, found.version) == (5, 2)


def test_what_did_not_begin_is_removed_and_not_stopped(keeper):
    number = begin(keeper, -2)
    with pytest.raises(Conflict) as refused:
        service.stop_experiment(make.viewer(keeper), number)
    assert refused.value.code == "not_begun"


def test_a_conclusion_waits_for_the_end_and_can_be_changed(keeper):
    number, viewer = begin(keeper), make.viewer(keeper)
    with pytest.raises(Conflict) as refused:
        service.conclude_experiment(viewer, number, HELPS)
    assert refused.value.code == "not_over"
    service.stop_experiment(viewer, number)
    service.conclude_experiment(viewer, number, HELPS, version=2)
    service.conclude_experiment(viewer, number, HELPS, version=2)
    other = Outcome(Conclusion.UNKNOWN)
    with pytest.raises(Stale) as stale:
        service.conclude_experiment(viewer, number, other, version=2)
    assert stale.value.version == 3
    service.conclude_experiment(viewer, number, other, version=3)
    assert tried(keeper, number).outcome == other


def test_it_stands_beside_the_time_before(keeper):
    for days_ago, pain in ((13, 6), (12, 7), (11, 8), (2, 3), (1, 4), (0, 3)):
        check_in(keeper, days_ago, told(pain=pain))
    number = begin(keeper, 6)
    service.stop_experiment(make.viewer(keeper), number)
    (pain,) = queries.own_diary(make.viewer(keeper)).comparison(tried(keeper, number)).measures
    assert (pain.before.median, pain.during.median) == (7, 3)


def test_what_was_tried_just_before_is_named_as_a_limit(keeper, time):
    viewer, first = make.viewer(keeper), begin(keeper)
    time.pass_time(days=7)
    service.stop_experiment(viewer, first)
    time.pass_time(days=1)
    second = begin(keeper)
    time.pass_time(days=6)
    service.stop_experiment(viewer, second)
    found = queries.own_diary(viewer)
    named = [len(found.limits(tried(keeper, number))) for number in (first, second)]
    assert named == [3, 4]


def test_removing_takes_all_of_it_and_leaves_the_check_ins(keeper):
    check_in(keeper)
    number, viewer = begin(keeper), make.viewer(keeper)
    with pytest.raises(Stale):
        service.remove_experiment(viewer, number, version=9)
    service.remove_experiment(viewer, number, version=1)
    service.remove_experiment(viewer, number, version=1)
    found = queries.diary(viewer)
    assert (len(found.entries), list(found.experiments)) == (1, [])


def test_without_consent_it_stands_still_but_can_go(keeper):
    number, viewer = begin(keeper), make.viewer(keeper)
    set_consent(viewer, Purpose.DIARY, given=False)
    for act in (
        lambda: service.stop_experiment(viewer, number),
        lambda: service.conclude_experiment(viewer, number, HELPS),
        lambda: begin(keeper),
        lambda: queries.own_experiments(viewer),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "consent_required"
    assert list(queries.diary(viewer).experiments) == []
    service.remove_experiment(viewer, number)
    assert db.session.scalar(select(func.count()).select_from(DiaryExperiment)) == 0


def test_nobody_meets_that_of_another(keeper):
    number = begin(keeper, words="Van mij")
    for other in (make.moderator(), make.admin(), make.expert()):
        viewer = make.viewer(other)
        set_consent(viewer, Purpose.DIARY, given=True)
        assert list(queries.diary(viewer).experiments) == []
        service.remove_experiment(viewer, number)
        with pytest.raises(NotFound):
            service.stop_experiment(viewer, number)
        with pytest.raises(NotFound):
            service.conclude_experiment(viewer, number, HELPS)
    assert tried(keeper, number).plan.words == "Van mij"


def test_a_diary_does_not_fill_up_for_ever(keeper, time):
    for _week in range(100):
        service.stop_experiment(make.viewer(keeper), begin(keeper))
        time.pass_time(days=1)
    with pytest.raises(Invalid, match="hoogstens 100"):
        begin(keeper)


def test_two_that_begin_at_once_are_one(run_parallel):
    viewer = make.viewer(keeping.keeper())

    def start(number):
        with transaction():
            try:
                return service.begin_experiment(viewer, begun(words=f"Plan {number}"))
            except Conflict:
                return None

    made = run_parallel([lambda number=number: start(number) for number in range(10)])
    assert len([number for number in made if number]) == 1
    assert db.session.scalar(select(func.count()).select_from(DiaryExperiment)) == 1


def test_asking_for_letters_with_it_takes_the_day_it_begins(keeper):
    begin(keeper, -1, remind=True)
    wish = own_wish(make.viewer(keeper))
    assert wish.weekday == (this_day() + timedelta(days=1)).isoweekday()
