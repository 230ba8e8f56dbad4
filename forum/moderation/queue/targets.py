"""By when a moderator should have looked at something, by how urgent it is and of what kind. Pure.

Nothing here is a setting: members read these times in the house rules, so they change with them.
Every rule is monotone: what came later never has an earlier target.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from forum.core.days import ZONE, day_of
from forum.core.workdays import after_working_days

INSTANT = timedelta(microseconds=1)
DAY = timedelta(days=1)
LONGEST = 60  # days in which any number of working days below has passed
DANGER = 0  # the priority of what somebody's life may depend on


@dataclass(frozen=True)
class Target:
    """Either so much time, or until the end of the n-th working day after the day it came."""

    time: timedelta = timedelta(0)
    working_days: int = 0

    def of(self, opened_at: datetime) -> datetime:
        if not self.working_days:
            return opened_at + self.time
        return _begin(after_working_days(opened_at, self.working_days) + DAY)

    def latest(self, by: datetime) -> datetime:
        """The latest moment to have come of what has its target `by` then, or before."""
        if not self.working_days:
            return by - self.time
        last = day_of(by) - DAY  # the last day that is over by then
        days = (last - n * DAY for n in range(LONGEST))
        found = next(day for day in days if self.of(_begin(day)) <= by)
        return _begin(found + DAY) - INSTANT


# By priority, whatever the kind. 1: an alarm symptom with which one should call now; until somebody
# looks, only the notice speaks. 2: what can do harm while it stands, or frightens somebody today.
URGENT: Mapping[int, Target] = {
    DANGER: Target(timedelta(hours=1)),
    1: Target(timedelta(hours=4)),
    2: Target(timedelta(days=1)),
}
# The others by kind. A held text waits with its writer looking on, so a day. An expert should
# answer within three working days, of which the look beforehand may take one. Reports and texts on
# a profile two days: volunteers have a day off. Applications are looked up in a register and called
# back in working hours, by two people: a working week, as for an appeal, which another decides.
KINDS: Mapping[str, Target] = {
    "held_post": Target(timedelta(days=1)),
    "question": Target(working_days=1),
    "message_report": Target(timedelta(days=2)),
    "held_profile": Target(timedelta(days=2)),
    "report": Target(timedelta(days=2)),
    "application": Target(working_days=5),
    "appeal": Target(working_days=5),
}
USUAL = Target(timedelta(days=2))


def target(kind: str, priority: int) -> Target:
    return URGENT.get(priority) or KINDS.get(kind, USUAL)


def priorities(kind: str) -> Mapping[int | None, Target]:
    """All that a kind can have; None for every priority that is not named."""
    named: dict[int | None, Target] = {priority: found for priority, found in URGENT.items()}
    return named | {None: KINDS.get(kind, USUAL)}


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE).astimezone(UTC)
