"""A diary as CSV: RFC 4180, in UTF-8 with the mark by which spreadsheets know it. Pure."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import StringIO

from forum.recovery.checkins import CheckIn
from forum.recovery.files.columns import (
    DAY,
    FLARE_NOTE,
    FLARE_UP,
    NOTE,
    NOTES,
    WITHOUT_NOTES,
    harmless,
    of_activity,
)

Days = Sequence[tuple[date, CheckIn]]


def write_csv(days: Days, names: Mapping[int, str], *, notes: bool) -> bytes:
    """The check-ins in the order they come in. Without `notes` there are no columns for them."""
    text = StringIO(newline="")
    columns = WITHOUT_NOTES + NOTES if notes else WITHOUT_NOTES
    lines = csv.DictWriter(text, columns, restval="", extrasaction="ignore")
    lines.writeheader()
    lines.writerows(dict(_cells(day, told, names)) for day, told in days)
    return text.getvalue().encode("utf-8-sig")


def _cells(day: date, told: CheckIn, names: Mapping[int, str]) -> Iterator[tuple[str, object]]:
    yield DAY, day.isoformat()
    yield from told.scores.items()
    for at, one in enumerate(told.activities, start=1):
        yield of_activity(at, "name"), harmless(names[one.activity_id])
        yield of_activity(at, "score"), one.score
        yield of_activity(at, "scale"), one.scale_id
    yield FLARE_UP, int(told.flare_up)
    yield FLARE_NOTE, harmless(told.flare_note)
    yield NOTE, harmless(told.note)
