"""Where one is in the queue. Its order is that of the priority and then of the target, which no
database can count; as a target never comes earlier for what came later, a place is a moment in
every kind."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, literal, or_

from forum.core.db import UTCDateTime
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.paging import Key, decode
from forum.moderation.queue.sources import BY_KIND
from forum.moderation.queue.targets import INSTANT, target

CURSOR = "queue"


class Place(NamedTuple):
    priority: int
    target_at: datetime
    kind: str
    opened_at: datetime
    subject_id: int

    @property
    def keys(self) -> list[Key]:
        return [self.priority, self.opened_at, self.kind, self.subject_id]


def place_of(row: Any) -> Place:
    at = target(row.kind, row.priority).of(row.opened_at)
    return Place(row.priority, at, row.kind, row.opened_at, row.subject_id)


def read_place(cursor: str) -> Place:
    """Raises Invalid for a cursor of another list."""
    keys: Any = decode(CURSOR, cursor, [int, datetime, str, int])
    priority, opened_at, kind, subject_id = keys
    try:
        if kind not in BY_KIND:
            raise ValueError(kind)
        at = target(kind, priority).of(opened_at)
        return Place(priority, at, kind, opened_at, subject_id)
    except (ValueError, OverflowError) as error:
        wrong = _("Deze plek in de lijst bestaat niet.")
        raise Invalid(wrong, code="bad_cursor", errors={"after": [wrong]}) from error


def past(place: Place, kind: str, row: Any) -> ColumnElement[bool]:
    """What of one kind comes after the place."""
    here = row.priority == place.priority
    return or_(row.priority > place.priority, and_(here, _later(place, kind, row)))


def _later(place: Place, kind: str, row: Any) -> Any:
    """With the same target the kinds come by their names, and of one kind the oldest first."""
    if kind == place.kind:
        opened_at = literal(place.opened_at, UTCDateTime())
        same = and_(row.opened_at == opened_at, row.subject_id > place.subject_id)
        return or_(row.opened_at > opened_at, same)
    by = place.target_at if kind < place.kind else place.target_at - INSTANT
    seen = target(kind, place.priority).latest(by)
    return row.opened_at > literal(seen, UTCDateTime())
