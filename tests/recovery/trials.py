"""Things that members try, begun by the act itself."""

from datetime import timedelta

from forum.accounts.models import Member
from forum.core.days import this_day
from forum.recovery import queries, service
from forum.recovery.trying.comparing import Experiment
from forum.recovery.trying.plans import Begun, Plan, What
from tests import make


def begun(days_ago: int = 0, weeks: int = 2, words: str = "", **more) -> Begun:
    """Something to try since so many days ago."""
    what = What.OTHER if words else What.MOVEMENT
    plan = Plan(what, more.pop("watched", ("pain",)), words)
    return Begun(plan, this_day() - timedelta(days=days_ago), weeks, **more)


def begin(member: Member, days_ago: int = 0, weeks: int = 2, **more) -> int:
    return service.begin_experiment(make.viewer(member), begun(days_ago, weeks, **more))


def tried(member: Member, number: int) -> Experiment:
    return queries.own_diary(make.viewer(member)).experiment(number)
