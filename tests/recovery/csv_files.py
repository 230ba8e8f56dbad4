"""Files of a diary: written by hand, and saved again by a spreadsheet."""

import csv
from io import StringIO

from forum.recovery.checkins import CheckIn, Told

HEAD = "day,pain,activity_1_name,activity_1_score,flare_up,note"


def lines(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join((head, *rows, "")).encode()


def saved_again(file: bytes, separator: str = ";", ends: str = "\r\n") -> bytes:
    """As a spreadsheet saves it: with its own separator, and with the mark of UTF-8."""
    rows = list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))
    text = StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=ends).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def comparable(found: CheckIn | Told, names: dict[int, str] | None = None):
    """What is told, whether its activities go by number or by name."""
    activities = [
        (names[one.activity_id] if names else one.name, one.score, one.scale_id)
        for one in found.activities
    ]
    return dict(found.scores), activities, found.flare_up, found.flare_note, found.note
