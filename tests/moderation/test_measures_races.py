"""Two moderators at once."""

import pytest

from forum.core.db import db, transaction
from forum.core.errors import Conflict
from forum.moderation.measures import appealing
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Measure
from forum.moderation.measures.service import take
from forum.moderation.models import LogEntry
from tests import make
from tests.moderation.measured import scene, wanted


def _take(person, asked):
    def run() -> int:
        with transaction():
            return take(person, asked).id

    return run


@pytest.mark.parametrize("kind", [Kind.REMOVE, Kind.HIDE, Kind.LOCK, Kind.MUTE])
def test_one_wins_and_the_other_hears_it(open_site, run_parallel, kind):
    at = scene()
    asked = wanted(kind, at)
    keepers = [make.viewer(one) for one in (at.keeper, at.other_keeper)] * 2
    db.session.commit()

    results = run_parallel([_take(one, asked) for one in keepers])

    assert sum(isinstance(result, int) for result in results) == 1
    assert sum(isinstance(result, Conflict) for result in results) == 3
    assert db.session.query(Measure).count() == db.session.query(LogEntry).count() == 1


def test_an_objection_is_decided_once(open_site, run_parallel):
    at = scene()
    measure = take(make.viewer(make.moderator()), wanted(Kind.WARN, at))
    made = appealing.appeal(make.viewer(at.member), measure.id, text="Dat was ik niet.")
    keepers = [make.viewer(one) for one in (at.keeper, at.other_keeper)]
    db.session.commit()

    def decide(keeper):
        def run() -> int:
            with transaction():
                reason = "Je hebt gelijk, excuses."
                return appealing.decide(keeper, made.id, upheld=True, reason=reason).id

        return run

    results = run_parallel([decide(one) for one in keepers])
    assert sorted(type(result) is int for result in results) == [False, True]
