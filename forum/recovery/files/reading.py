"""A diary that was written to a file, read again: each line is right, or is told why not."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from marshmallow import ValidationError

from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.core.terms import fold
from forum.recovery.checkins import Told
from forum.recovery.files.columns import (
    DAY,
    FLARE_NOTE,
    FLARE_UP,
    MOST_NUMBERED,
    NOTE,
    PARTS,
    as_written,
    of_activity,
)
from forum.recovery.files.lines import Complaint, Line, Lines
from forum.recovery.files.table import Cells, read_table
from forum.recovery.policy import MOST_ACTIVITIES, check_day
from forum.recovery.scales import MEASURES, PSFS, scale_of
from forum.recovery.schemas import EntryForm

# Also as spreadsheets write them, which make a date and a yes of what looks like one.
DUTCH_DAY = re.compile(r"\A([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})\Z")
YES, NO = {"1", "ja", "true", "waar", "yes"}, {"", "0", "nee", "false", "onwaar", "no"}
LONGEST_SHOWN = 30


def read_lines(file: bytes) -> Lines:
    """Raises what `read_table` does, for what cannot be read line by line."""
    table, shape = read_table(file), EntryForm()
    lines: list[Line] = []
    wrong = [
        Complaint(at, "", _("Hier staan meer kolommen dan op de eerste regel."))
        for at in table.extra
    ]
    seen: dict[object, int] = {}
    for at, cells in table.rows:
        found = _read(shape, at, cells) if at not in table.extra else []
        if isinstance(found, list):
            wrong += found
        elif (earlier := seen.setdefault(found.day, at)) != at:
            wrong.append(Complaint(at, DAY, _("Deze dag staat ook op regel %(at)s.", at=earlier)))
        else:
            lines.append(found)
    return Lines(lines, _told(table.columns), wrong)


def _told(columns: Sequence[str]) -> frozenset[str]:
    names = {*MEASURES, FLARE_UP, FLARE_NOTE, NOTE}.intersection(columns)
    has_activities = any(of_activity(at, "name") in columns for at in range(1, MOST_NUMBERED + 1))
    return frozenset(names | {"activities"} if has_activities else names)


def _read(shape: EntryForm, at: int, cells: Cells) -> Line | list[Complaint]:
    places = [n for n in range(1, MOST_NUMBERED + 1) if _is_told(cells, n)]
    try:
        found = cast(dict[str, Any], shape.load(_fields(cells, places)))
        check_day(found["day"])
    except ValidationError as error:
        messages = cast(dict[str, Any], error.messages)
        return [_complaint(at, cells, *one) for one in _by_column(messages, places)]
    except Invalid as error:
        return [_complaint(at, cells, DAY, error.detail)]
    twice = _told_twice(found["told"])
    if twice is not None:
        column = of_activity(places[twice], "name")
        return [Complaint(at, column, _("Dezelfde activiteit staat er twee keer."))]
    return Line(at, **found)


def _fields(cells: Cells, places: Sequence[int]) -> dict[str, Any]:
    """As a form sends them."""
    flared = cells.get(FLARE_UP, "").strip().lower()
    return {
        "day": DUTCH_DAY.sub(_iso, cells[DAY].strip()),
        **{name: cells[name] for name in MEASURES if name in cells},
        "activities": [
            {
                "name": as_written(cells.get(of_activity(at, "name"), "")),
                "score": cells.get(of_activity(at, "score"), ""),
                "scale": cells.get(of_activity(at, "scale"), "").strip().lower() or PSFS.id,
            }
            for at in places
        ],
        "flare_up": "true" if flared in YES else "false" if flared in NO else "?",
        **{name: as_written(cells[name]) for name in (FLARE_NOTE, NOTE) if name in cells},
    }


def _is_told(cells: Cells, at: int) -> bool:
    return any(cells.get(of_activity(at, part), "").strip() for part in PARTS[:2])


def _iso(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def _told_twice(told: Told) -> int | None:
    """The place of the first activity that was there already."""
    keys = [(fold(one.name), one.scale_id) for one in told.activities]
    return next((at for at, key in enumerate(keys) if key in keys[:at]), None)


def _by_column(messages: dict[str, Any], places: Sequence[int]) -> Iterator[tuple[str, Text]]:
    for name, wrong in messages.items():
        if name != "activities":
            yield name, wrong[0]
        elif isinstance(wrong, list):
            yield of_activity(places[MOST_ACTIVITIES], "name"), wrong[0]
        else:
            for at, parts in wrong.items():
                yield from ((of_activity(places[at], part), why[0]) for part, why in parts.items())


def _complaint(at: int, cells: Cells, column: str, reason: Any) -> Complaint:
    typed = cells.get(column, "").strip()
    shown = typed if len(typed) <= LONGEST_SHOWN else f"{typed[:LONGEST_SHOWN]}…"
    if column in MEASURES or column.endswith("_score"):
        most = scale_of(column).highest if column in MEASURES else PSFS.highest
        if typed:
            reason = _(
                "%(typed)s is geen heel getal van 0 tot en met %(most)s.", typed=shown, most=most
            )
        else:
            reason = _("Hier hoort een cijfer bij de activiteit.")
    elif column == FLARE_UP:
        reason = _("Schrijf ja of nee.")
    return Complaint(at, column, reason)
