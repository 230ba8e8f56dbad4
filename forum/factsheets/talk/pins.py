"""Reading which sheets stand above which threads and categories."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, literal, or_, select, union_all

from forum.accounts.viewer import Viewer
from forum.categories.views import CategoryView
from forum.core.days import this_day
from forum.core.db import db
from forum.core.questions import Question
from forum.factsheets.models import CategoryPin, FactSheet, SheetVersion, ThreadPin
from forum.factsheets.policy import visible_to
from forum.factsheets.rows import is_current
from forum.factsheets.views import PinnedSheet
from forum.threads.models import Thread
from forum.threads.queries import thread_lines
from forum.threads.rows import show_thread
from forum.threads.views import ThreadView

Pin = type[ThreadPin] | type[CategoryPin]
NAMED_THREADS = 20
ON_THREAD, ON_CATEGORY, ON_PARENT = range(3)  # from near to far


def pinned_above(viewer: Viewer, thread: ThreadView) -> Sequence[PinnedSheet]:
    """The thread's own sheets, then those of its category and of the one that stands in."""
    return ask_pinned_above(viewer, thread).ask()


def ask_pinned_above(viewer: Viewer, thread: ThreadView) -> Question[Sequence[PinnedSheet]]:
    own = _pins(viewer, ThreadPin, literal(ON_THREAD))
    room = thread.room.id if thread.room else None
    shared = _on_category(viewer, thread.category_id, room)
    return Question(union_all(own.where(ThreadPin.thread_id == thread.id), shared), _in_order)


def pinned_on_category(viewer: Viewer, category: CategoryView) -> Sequence[PinnedSheet]:
    """Its own sheets, then those of the category it stands in."""
    query = _on_category(viewer, category.id, category.parent_id)
    return _in_order(db.session.execute(query))


def _on_category(
    viewer: Viewer, category_id: int, parent_id: int | None
) -> Select[*tuple[Any, ...]]:
    level = case((CategoryPin.category_id == category_id, ON_CATEGORY), else_=ON_PARENT)
    places = [category_id] if parent_id is None else [category_id, parent_id]
    return _pins(viewer, CategoryPin, level).where(CategoryPin.category_id.in_(places))


def ask_where_pinned(viewer: Viewer, slug: str) -> Question[Sequence[ThreadView]]:
    """Threads that carry the sheet, as far as the viewer may read them."""
    query = (
        thread_lines(viewer)
        .join(ThreadPin, ThreadPin.thread_id == Thread.id)
        .join(FactSheet, FactSheet.id == ThreadPin.sheet_id)
        .where(FactSheet.slug == slug, visible_to(viewer), is_standing(ThreadPin))
        .order_by(Thread.last_post_at.desc())
        .limit(NAMED_THREADS)
    )
    return Question(query, _newest_first)


def is_standing(pin: Pin) -> ColumnElement[bool]:
    """Until its last day is over."""
    return or_(pin.until.is_(None), pin.until >= this_day())


def _newest_first(rows: Sequence[Any]) -> Sequence[ThreadView]:
    threads = [show_thread(row) for row in rows]
    return sorted(threads, key=lambda thread: thread.last_post_at, reverse=True)


def _pins(viewer: Viewer, pin: Pin, level: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            pin.id,
            FactSheet.slug,
            SheetVersion.title,
            SheetVersion.summary,
            pin.why,
            pin.position,
            pin.until,
            SheetVersion.references,
            SheetVersion.review_due,
            level.label("level"),
        )
        .join(FactSheet, FactSheet.id == pin.sheet_id)
        .join(SheetVersion, is_current())
        .where(visible_to(viewer), is_standing(pin))
    )


def _in_order(rows: Iterable[Any]) -> list[PinnedSheet]:
    """The nearest first, then as they were put in order, and each sheet once."""
    found: dict[str, PinnedSheet] = {}
    for row in sorted(rows, key=lambda row: (row.level, row.position, row.id)):
        found.setdefault(row.slug, _show(row))
    return list(found.values())


def _show(row: Any) -> PinnedSheet:
    return PinnedSheet(
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        why=row.why,
        source_count=len(row.references),
        review_due=row.review_due,
        by_category=row.level > ON_THREAD,
        by_parent=row.level > ON_CATEGORY,
        until=row.until,
    )
