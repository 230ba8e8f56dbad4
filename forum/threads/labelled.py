"""Threads by their labels, as far as the viewer may read them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.labels.models import Label
from forum.threads.models import Thread, ThreadLabel
from forum.threads.policy import visible_to


@dataclass(frozen=True)
class LabelLine:
    """`thread_count` is how many threads with it the viewer may read."""

    slug: str
    name: str
    description: str
    thread_count: int


def labelled(label_id: int) -> ColumnElement[bool]:
    carrying = select(ThreadLabel.thread_id).where(ThreadLabel.label_id == label_id)
    return Thread.id.in_(carrying)


def counted_labels(viewer: Viewer) -> Sequence[LabelLine]:
    """The whole list, by name."""
    counts = (
        select(ThreadLabel.label_id, func.count().label("threads"))
        .join(Thread, Thread.id == ThreadLabel.thread_id)
        .where(visible_to(viewer))
        .group_by(ThreadLabel.label_id)
        .subquery()
    )
    number = func.coalesce(counts.c.threads, 0)
    query = select(Label.slug, Label.name, Label.description, number).outerjoin(
        counts, counts.c.label_id == Label.id
    )
    lines = [LabelLine(*row) for row in db.session.execute(query)]
    return sorted(lines, key=lambda line: line.name.casefold())
