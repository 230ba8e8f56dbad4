"""What some members of the demo tried for a few weeks, and what they made of it."""

from collections.abc import Mapping
from datetime import timedelta

from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import Past, clock_at
from forum.recovery.service import begin_experiment, conclude_experiment
from forum.recovery.trying.plans import Begun, Conclusion, Outcome, Plan, What

HOUR = "20:00"
SAID = Outcome(Conclusion.HELPS, "Het ritme doet het voor mij, meer dan de afstand.")


def try_things(ids: Mapping[str, int], past: Past) -> None:
    """One that is over and one that still runs, of the same member."""
    member_id = ids["Wandelende_Wilma"]
    walking = Plan(
        What.MOVEMENT, ("function", "activity_minutes", "pain"), "Na het eten een rondje"
    )
    number = _begin(member_id, Begun(walking, past.today - timedelta(days=48), 4), past)
    with clock_at(past.moment(19, HOUR)):
        conclude_experiment(get_viewer(member_id), number, SAID)
    relaxing = Plan(What.RELAXATION, ("sleep", "stress"), "Voor het slapen rustig ademen")
    _begin(member_id, Begun(relaxing, past.today - timedelta(days=12), 4), past)


def _begin(member_id: int, begun: Begun, past: Past) -> int:
    days_ago = (past.today - begun.begins_on).days
    with clock_at(past.moment(days_ago, HOUR)):
        return begin_experiment(get_viewer(member_id), begun)
