"""When a weekly letter goes to a member who asked for it, and when it stops by itself. Pure.

At most once a week, never after a recent check-in, and after four weeks without one a last letter:
who stays away does not want to be called back for ever. Days are those of Amsterdam.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from forum.core.i18n import _

WEEK = timedelta(days=7)
RECENT = timedelta(days=6)  # with a check-in so shortly ago there is nothing to remind of
SILENCE = timedelta(weeks=4)
LONGEST_PAUSE = timedelta(days=365)
WEEKDAYS = {
    1: _("maandag"),
    2: _("dinsdag"),
    3: _("woensdag"),
    4: _("donderdag"),
    5: _("vrijdag"),
    6: _("zaterdag"),
    7: _("zondag"),
}


class Kind(StrEnum):
    WEEKLY = "weekly"
    LAST = "last"


@dataclass(frozen=True)
class Wish:
    """That a member wants to be reminded. `checked_in_on` is when they last kept a check-in, of
    whichever day; `silent_since` when the last letter told that no more would come."""

    weekday: int
    wanted_since: date
    paused_until: date | None = None
    reminded_on: date | None = None
    silent_since: date | None = None
    checked_in_on: date | None = None

    def is_paused(self, today: date) -> bool:
        """Until that day, and not on it."""
        return self.paused_until is not None and today < self.paused_until

    @property
    def is_silent(self) -> bool:
        if self.silent_since is None:
            return False
        return self.checked_in_on is None or self.checked_in_on < self.silent_since

    def may_be_reminded(self, today: date) -> bool:
        checked_in = self.checked_in_on is not None and today - self.checked_in_on <= RECENT
        return not checked_in and not self.is_paused(today)


def letter_for(wish: Wish, today: date) -> Kind | None:
    """What is sent on its weekday, if anything."""
    reminded = wish.reminded_on is not None and today - wish.reminded_on < WEEK
    if reminded or wish.is_silent or not wish.may_be_reminded(today):
        return None
    return Kind.LAST if today - _quiet_since(wish) >= SILENCE else Kind.WEEKLY


def _quiet_since(wish: Wish) -> date:
    """A pause that was asked for is no silence."""
    known = (wish.wanted_since, wish.checked_in_on, wish.paused_until)
    return max(day for day in known if day is not None)
