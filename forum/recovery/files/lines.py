"""A diary as the lines of a file, and what was wrong with those that were not taken. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from forum.core.errors import Complaints, Invalid
from forum.core.i18n import Text, _, number
from forum.recovery.checkins import Told

MOST_TOLD = 100  # of what is wrong; who has more to put right begins with these


@dataclass(frozen=True)
class Line:
    """A check-in, and where it stands in the file: its first line, with the names, is 1."""

    number: int
    day: date
    told: Told


@dataclass(frozen=True)
class Complaint:
    """`column` is empty where it is the line as a whole."""

    line: int
    column: str
    reason: Text

    @property
    def said(self) -> Text:
        if not self.column:
            return _("Regel %(line)s: %(reason)s", line=self.line, reason=self.reason)
        return _(
            "Regel %(line)s, kolom %(column)s: %(reason)s",
            line=self.line,
            column=self.column,
            reason=self.reason,
        )


@dataclass(frozen=True)
class Lines:
    """What was read of a file. `told` are the parts of a check-in that it tells of: measures,
    `activities`, and the words. Of the others it says nothing."""

    lines: Sequence[Line]
    told: Collection[str]
    complaints: Sequence[Complaint]


@dataclass(frozen=True)
class Taken:
    """What came of the lines of a file. `skipped` are the lines that were left out, and why."""

    kept: int
    replaced: int
    unchanged: int
    skipped: Sequence[Complaint]


class WrongLines(Invalid):
    """Some lines cannot be taken, so nothing was. `errors` has them by line and column."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        self.complaints = sorted(complaints, key=lambda one: one.line)[:MOST_TOLD]
        by_line: dict[str, Any] = {}
        for one in self.complaints:
            by_line.setdefault(str(one.line), {})[one.column or "line"] = [one.reason]
        wrong = _(
            "Er is niets opgenomen. Wat niet klopt: %(count)s.", count=number(len(complaints))
        )
        super().__init__(wrong, code="wrong_lines", errors=cast(Complaints, {"lines": by_line}))
