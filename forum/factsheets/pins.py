"""Reading which sheets stand above which threads and categories."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, and_, literal, select, union_all

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.questions import Question
from forum.factsheets.models import CategoryPin, FactSheet, SheetVersion, ThreadPin
from forum.factsheets.policy import visible_to
from forum.factsheets.views import PinnedSheet
from forum.threads.models import Thread
from forum.threads.queries import thread_lines
from forum.threads.rows import show_thread
from forum.threads.views import ThreadView

NAMED_THREADS = 20


def pinned_above(viewer: Viewer, thread: ThreadView) -> Sequence[PinnedSheet]:
    """The thread's own sheets, then those of its category that are not among them."""
    return ask_pinned_above(viewer, thread).ask()


def ask_pinned_above(viewer: Viewer, thread: ThreadView) -> Question[Sequence[PinnedSheet]]:
    own = _pins(viewer, ThreadPin, by_category=False)
    shared = _pins(viewer, CategoryPin, by_category=True)
    both = union_all(
        own.where(ThreadPin.thread_id == thread.id),
        shared.where(CategoryPin.category_id == thread.category_id),
    )
    return Question(both, _without_repeats)


def pinned_on_category(viewer: Viewer, category_id: int) -> Sequence[PinnedSheet]:
    shared = _pins(viewer, CategoryPin, by_category=True)
    return _in_order(db.session.execute(shared.where(CategoryPin.category_id == category_id)))


def where_pinned(viewer: Viewer, slug: str) -> Sequence[ThreadView]:
    """Threads that carry the sheet, as far as the viewer may read them."""
    query = (
        thread_lines(viewer)
        .join(ThreadPin, ThreadPin.thread_id == Thread.id)
        .join(FactSheet, FactSheet.id == ThreadPin.sheet_id)
        .where(FactSheet.slug == slug, visible_to(viewer))
        .order_by(Thread.last_post_at.desc())
        .limit(NAMED_THREADS)
    )
    return [show_thread(row) for row in db.session.execute(query)]


def _pins(
    viewer: Viewer, pin: type[ThreadPin] | type[CategoryPin], *, by_category: bool
) -> Select[*tuple[Any, ...]]:
    return (
        select(
            pin.id,
            FactSheet.slug,
            SheetVersion.title,
            SheetVersion.summary,
            pin.why,
            SheetVersion.references,
            SheetVersion.review_due,
            literal(by_category).label("by_category"),
        )
        .join(FactSheet, FactSheet.id == pin.sheet_id)
        .join(
            SheetVersion,
            and_(
                SheetVersion.sheet_id == FactSheet.id,
                SheetVersion.number == FactSheet.published_number,
            ),
        )
        .where(visible_to(viewer))
    )


def _without_repeats(rows: Iterable[Any]) -> list[PinnedSheet]:
    found = _in_order(rows)
    named = {pin.slug for pin in found if not pin.by_category}
    return [pin for pin in found if not (pin.by_category and pin.slug in named)]


def _in_order(rows: Iterable[Any]) -> list[PinnedSheet]:
    rows = sorted(rows, key=lambda row: (bool(row.by_category), row.id))
    return [
        PinnedSheet(
            slug=row.slug,
            title=row.title,
            summary=row.summary,
            why=row.why,
            source_count=len(row.references),
            review_due=row.review_due,
            by_category=bool(row.by_category),
        )
        for row in rows
    ]
