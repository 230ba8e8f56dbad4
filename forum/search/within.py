"""What a search is kept to, in the language of the index: what its reader may read at all, and
what it is narrowed to.

A text stands in the index with its category and with whether it is for members alone. So what a
reader's circle may not read is neither counted nor ranked, nor does it take the place of another
text. Who blocks whom the index does not know: that, and every rule once more, is asked of the
rooms before anything is shown.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.accounts.viewer import Viewer
from forum.categories.circles import Circle, closed_to
from forum.categories.policy import ids_read_by
from forum.core import clock
from forum.core.db import db
from forum.labels.models import Label
from forum.search.kinds import Found, Narrowing
from forum.search.narrowed import (
    AUTHOR,
    AWAY,
    EXPERT,
    KIND,
    LABEL,
    MEMBERS,
    PLACE,
    SOLVED,
    TIME,
    numbered,
)

MONTHS = 12
NOBODY = 0  # a number that nothing has


@dataclass(frozen=True)
class Within:
    """Of each of `rows` a text has one at least, and none of `barred`."""

    rows: tuple[tuple[str, ...], ...] = ()
    barred: tuple[str, ...] = ()


def readable(viewer: Viewer) -> Within:
    """As `threads.policy.open_to` says it of threads; but where somebody who confirmed no address
    wrote among members, they do not find that."""
    closed = closed_to(viewer, tuple(Circle))
    if not closed:
        return Within(barred=(AWAY,))
    rooms = numbered(PLACE, db.session.scalars(ids_read_by(closed)))
    return Within(barred=(AWAY, *([MEMBERS] if Circle.MEMBERS in closed else []), *rooms))


def narrowed_to(narrowing: Narrowing, kinds: Collection[Found], within: Within) -> Within:
    """`kinds` are those that can be narrowed like that; none for all."""
    since, until = _days(narrowing)
    rows = (
        [f"{KIND}{kind}" for kind in kinds],
        numbered(PLACE, narrowing.category_ids),
        _label(narrowing.label),
        _author(narrowing.author),
        [EXPERT] if narrowing.by_expert else [],
        [SOLVED] if narrowing.solved else [],
        since,
    )
    asked = tuple(tuple(row) for row in rows if row)
    return replace(within, rows=within.rows + asked, barred=(*within.barred, *until))


def _label(slug: str | None) -> list[str]:
    if slug is None:
        return []
    number = db.session.scalar(select(Label.id).where(Label.slug == slug))
    return numbered(LABEL, [number or NOBODY])


def _author(name: str | None) -> list[str]:
    if name is None:
        return []
    number = db.session.scalar(select(Member.id).where(Member.username_key == username_key(name)))
    return numbered(AUTHOR, [number or NOBODY])


def _days(narrowing: Narrowing) -> tuple[list[str], list[str]]:
    """The months of which one is wanted, and those of which none may be: no less than is asked."""
    since, until, now = narrowing.since, narrowing.until, _month(clock.now())
    last = now if until is None else min(_month(until - timedelta(microseconds=1)), now)
    if since is not None:
        return list(_times(_month(since), last)) or [f"{TIME}{NOBODY}"], []
    return [], list(_times(last + 1, now))


def _month(at: datetime) -> int:
    at = at.astimezone(UTC)
    return at.year * MONTHS + at.month - 1


def _times(first: int, last: int) -> Iterator[str]:
    """From one month to another: whole years where there are."""
    while first <= last:
        year, month = divmod(first, MONTHS)
        is_whole = month == 0 and first + MONTHS - 1 <= last
        yield f"{TIME}{year:04}" if is_whole else f"{TIME}{year:04}{month + 1:02}"
        first += MONTHS if is_whole else 1
