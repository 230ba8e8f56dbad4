"""The columns of a diary as CSV, and how its cells are written. Pure."""

import re

from forum.recovery.policy import MOST_ACTIVITIES
from forum.recovery.scales import MEASURES

DAY, FLARE_UP, FLARE_NOTE, NOTE = "day", "flare_up", "flare_note", "note"
PARTS = ("name", "score", "scale")
MOST_NUMBERED = 9  # of activities: a fourth is told to be one too many, and not to be unknown
TYPE = "text/csv; charset=utf-8"

_MEANS_SOMETHING = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def of_activity(number: int, part: str) -> str:
    return f"activity_{number}_{part}"


def of_activities(most: int = MOST_ACTIVITIES) -> list[str]:
    return [of_activity(at, part) for at in range(1, most + 1) for part in PARTS]


NOTES = (FLARE_NOTE, NOTE)
WITHOUT_NOTES = (DAY, *MEASURES, *of_activities(), FLARE_UP)
KNOWN = {*WITHOUT_NOTES, *NOTES, *of_activities(MOST_NUMBERED)}


def harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it. One that
    looks as if it had one already gets another, so that `as_written` gives back either."""
    return f"'{text}" if _MEANS_SOMETHING.match(text) else text


def as_written(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _MEANS_SOMETHING.match(cell) else cell
