"""Putting sheets where they help."""

from typing import Any

from sqlalchemy import delete, select

from forum.accounts.viewer import Viewer
from forum.categories.queries import get_category
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.permission import require
from forum.factsheets.models import CategoryPin, FactSheet, ThreadPin
from forum.factsheets.policy import may_curate, visible_to
from forum.factsheets.queries import unknown
from forum.threads.queries import get_thread

Pin = type[ThreadPin] | type[CategoryPin]


def pin_to_thread(viewer: Viewer, thread_id: int, slug: str, *, why: str = "") -> bool:
    """True when it is new; pinned before, only the why changes."""
    require(may_curate(viewer))
    thread = get_thread(viewer, thread_id)
    return _pin(ThreadPin, viewer, {"thread_id": thread.id}, slug, why)


def pin_to_category(viewer: Viewer, category: str, slug: str, *, why: str = "") -> bool:
    require(may_curate(viewer))
    place = get_category(viewer, category)
    return _pin(CategoryPin, viewer, {"category_id": place.id}, slug, why)


def unpin_from_thread(viewer: Viewer, thread_id: int, slug: str) -> None:
    """Raises NotFound when it was not pinned there."""
    require(may_curate(viewer))
    thread = get_thread(viewer, thread_id)
    _unpin(ThreadPin, {"thread_id": thread.id}, viewer, slug)


def unpin_from_category(viewer: Viewer, category: str, slug: str) -> None:
    require(may_curate(viewer))
    place = get_category(viewer, category)
    _unpin(CategoryPin, {"category_id": place.id}, viewer, slug)


def unpin_all(category_id: int) -> None:
    """From a category that is to go."""
    db.session.execute(delete(CategoryPin).where(CategoryPin.category_id == category_id))


def _pin(kind: Pin, viewer: Viewer, place: dict[str, int], slug: str, why: str) -> bool:
    # The row of the sheet is held, so that two who pin it at once take turns.
    sheet_id = _published(viewer, slug, hold=True)
    pin: Any = db.session.scalar(select(kind).filter_by(sheet_id=sheet_id, **place))
    is_new = pin is None
    if is_new:
        pin = kind(sheet_id=sheet_id, pinned_by=viewer.id, pinned_at=clock.now(), **place)
        db.session.add(pin)
    pin.why = why
    db.session.flush()
    return is_new


def _unpin(kind: Pin, place: dict[str, int], viewer: Viewer, slug: str) -> None:
    sheet_id = _published(viewer, slug)
    columns = [getattr(kind, name) == value for name, value in place.items()]
    gone = delete(kind).where(kind.sheet_id == sheet_id, *columns).returning(kind.id)
    if db.session.scalar(gone) is None:
        raise NotFound(unknown().detail)


def _published(viewer: Viewer, slug: str, *, hold: bool = False) -> int:
    query = select(FactSheet.id).where(
        FactSheet.slug == slug, FactSheet.published_number.is_not(None), visible_to(viewer)
    )
    found = db.session.scalar(query.with_for_update() if hold else query)
    if found is None:
        raise unknown()
    return found
