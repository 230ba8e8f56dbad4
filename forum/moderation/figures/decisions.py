"""What waited for moderators and was decided: how much of each kind, in which way, and how long it
waited. From the log, as reports and most of the others are not kept for a year."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from statistics import median

from sqlalchemy import select

from forum.core.db import db
from forum.core.i18n import _
from forum.moderation.acts import LABELS, Act
from forum.moderation.figures.hiding import FEWEST, split, told
from forum.moderation.figures.views import Line, Part
from forum.moderation.models import LogEntry
from forum.moderation.queue.sources import DECIDED, SOURCES, Source

Waits = Mapping[Act, Sequence[int | None]]


def decided_between(since: datetime, until: datetime) -> Sequence[Line]:
    """Only kinds of which something was decided, in the order of the queue."""
    waits: defaultdict[Act, list[int | None]] = defaultdict(list)
    then = LogEntry.done_at >= since, LogEntry.done_at < until, LogEntry.act.in_(DECIDED)
    for act, waited in db.session.execute(select(LogEntry.act, LogEntry.waited).where(*then)):
        waits[Act(act)].append(waited)
    return [_line(source, waits) for source in SOURCES if any(act in waits for act in source.acts)]


def _line(source: Source, waits: Waits) -> Line:
    counts = Counter({act: len(waits[act]) for act in source.acts if act in waits})
    known = [waited for act in counts for waited in waits[act] if waited is not None]
    return Line(
        name=source.kind,
        title=source.label,
        count=told(counts.total()),
        median=round(median(known)) if len(known) >= FEWEST else None,
        parts=list(_parts(source, counts)),
    )


def _parts(source: Source, counts: Mapping[Act, int]) -> Iterator[Part]:
    """None where there is one way to decide, or too few to tell."""
    if len(source.acts) == 1:
        return
    found = split({act.value: count for act, count in counts.items()})
    for act in source.acts:
        if act.value in found.parts:
            yield Part(act.value, LABELS[act], found.parts[act.value])
    if found.rest and found.parts:
        yield Part(None, _("andere besluiten"), found.rest)
