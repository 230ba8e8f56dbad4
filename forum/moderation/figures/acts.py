"""How often moderators did what, and for which reason: from the log. What was decided about what
waited in the queue stands in `decisions`, and here not: told twice, small numbers could be worked
out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from forum.core.db import db
from forum.core.i18n import _
from forum.moderation.acts import LABELS, Act
from forum.moderation.figures.hiding import split, told
from forum.moderation.figures.views import Line, Part
from forum.moderation.models import ChainLink, LogEntry
from forum.moderation.queue.sources import DECIDED
from forum.threads.reasons import TITLES

OWN_WORDS = "eigen_woorden"
PARTS = TITLES | {OWN_WORDS: _("in eigen woorden")}


def acts_between(since: datetime, until: datetime) -> Sequence[Line]:
    """Only what was done at all, in the order of the acts."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for act, code, count in db.session.execute(_counted(since, until)):
        counts[act][code or OWN_WORDS] += count
    return [_line(act, counts[act]) for act in Act if act in counts]


def first_year_begins() -> datetime | None:
    """When the first act was done."""
    return db.session.scalar(select(func.min(LogEntry.done_at)))


def _counted(since: datetime, until: datetime) -> Select[*tuple[Any, ...]]:
    """The code from the chain, as it was when the act was done."""
    return (
        select(LogEntry.act, ChainLink.code, func.count())
        .outerjoin(ChainLink, ChainLink.entry_id == LogEntry.id)
        .where(LogEntry.done_at >= since, LogEntry.done_at < until)
        .where(LogEntry.act.not_in(DECIDED))
        .group_by(LogEntry.act, ChainLink.code)
    )


def _line(act: Act, counts: Counter[str]) -> Line:
    return Line(act.value, LABELS[act], told(counts.total()), parts=list(_parts(counts)))


def _parts(counts: Counter[str]) -> Iterator[Part]:
    """None where no reason came from the list, or too few to tell."""
    if set(counts) == {OWN_WORDS}:
        return
    found = split(counts)
    for name in sorted(found.parts, key=lambda name: (-found.parts[name], name)):
        yield Part(name, PARTS[name], found.parts[name])
    if found.rest and found.parts:
        yield Part(None, _("andere redenen"), found.rest)
