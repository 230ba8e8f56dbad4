"""Every thread that is there for the viewer, in parts that stay the same: a part holds the
threads with numbers in its range, so that making one costs the same however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, literal, select, union_all

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.paging import LARGEST_ID
from forum.labels.models import Label
from forum.threads.hiding import begins_openly
from forum.threads.models import Thread, ThreadLabel
from forum.threads.policy import visible_to

SIZE = 10_000  # numbers in a part
AT_ONCE = 100  # parts asked for in one statement


@dataclass(frozen=True)
class Mapped:
    id: int
    slug: str
    last_post_at: datetime


def parts(viewer: Viewer) -> list[int]:
    """The parts in which there is any thread, counted from 1."""
    newest = select(Thread.id).where(*_told_to(viewer)).order_by(Thread.id.desc()).limit(1)
    last = db.session.scalar(newest)
    numbers = range(1, _part_of(last) + 1) if last else range(0)
    found: list[int] = []
    for start in range(0, len(numbers), AT_ONCE):
        asked = (_if_any(viewer, part) for part in numbers[start : start + AT_ONCE])
        found += db.session.scalars(union_all(*asked))
    return sorted(found)


def threads_in(viewer: Viewer, part: int) -> Sequence[Mapped]:
    query = select(Thread.id, Thread.slug, Thread.last_post_at)
    query = query.where(*_told_to(viewer), *_within(part)).order_by(Thread.id)
    return [Mapped(*row) for row in db.session.execute(query)]


def labels_in_use(viewer: Viewer) -> Sequence[str]:
    """Those on anything the viewer may read."""
    carrying = (
        select(ThreadLabel.thread_id)
        .join(Thread, Thread.id == ThreadLabel.thread_id)
        .where(ThreadLabel.label_id == Label.id, visible_to(viewer))
        .correlate(Label)
    )
    query = select(Label.slug).where(carrying.exists()).order_by(Label.slug)
    return db.session.scalars(query).all()


def _told_to(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """An address holds the words of the title."""
    return visible_to(viewer), begins_openly()


def _part_of(number: int) -> int:
    return (number - 1) // SIZE + 1


def _if_any(viewer: Viewer, part: int) -> Select[int]:
    here = select(Thread.id).where(*_told_to(viewer), *_within(part))
    return select(literal(part)).where(here.exists())


def _within(part: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    end = part * SIZE
    return Thread.id > min(end - SIZE, LARGEST_ID), Thread.id <= min(end, LARGEST_ID)
