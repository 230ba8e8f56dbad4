"""A diary as drawings: which lines there are, and what they say in words. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forum.core.i18n import Text
from forum.recovery.checkins import CheckIn

FUNCTION = "function"


@dataclass(frozen=True)
class Chart:
    """One drawing. `said` tells it in a sentence, and `rows` are what is drawn, for a table."""

    name: str
    title: Text
    said: Text


def draw(
    days: Sequence[tuple[date, CheckIn]],
    names: Mapping[int, str],
    measures: Collection[str],
    *,
    first: date,
    last: date,
) -> Sequence[Chart]:
    """Charts of these measures (names of MEASURES, and `function` for one's own activities, called
    as `names` says), drawn from `first` to `last`.

    The start is that of all `days`, oldest first, also where it lies before `first`. What nothing
    was told of has no chart.
    """
    return []
