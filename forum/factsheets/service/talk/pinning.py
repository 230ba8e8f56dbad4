"""Putting sheets where they help."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from forum.accounts.viewer import Viewer
from forum.categories.models import Category
from forum.categories.queries import get_category
from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.models import CategoryPin, FactSheet, ThreadPin
from forum.factsheets.policy import is_read, may_curate, visible_to
from forum.factsheets.queries import find_id, unknown
from forum.threads.models import Thread
from forum.threads.queries import get_thread

Pin = type[ThreadPin] | type[CategoryPin]


@dataclass(frozen=True)
class PinFacts:
    """Why it stands there, in which place from above (None: where it stands, or last), and the
    last day that it does."""

    why: str = ""
    position: int | None = None
    until: date | None = None


def pin_to_thread(viewer: Viewer, thread_id: int, slug: str, **facts: Any) -> bool:
    """True when it is new; pinned before, it is from now on as `facts` of `PinFacts` say.

    Raises Invalid for a last day that is over.
    """
    require(may_curate(viewer))
    thread = get_thread(viewer, thread_id)
    return _pin(ThreadPin, viewer, {"thread_id": thread.id}, slug, PinFacts(**facts))


def pin_to_category(viewer: Viewer, category: str, slug: str, **facts: Any) -> bool:
    require(may_curate(viewer))
    place = get_category(viewer, category)
    return _pin(CategoryPin, viewer, {"category_id": place.id}, slug, PinFacts(**facts))


def move_on_thread(viewer: Viewer, thread_id: int, slug: str, *, by: int) -> None:
    """One up (-1) or down (1). Raises NotFound when it is not pinned there."""
    require(may_curate(viewer))
    thread = get_thread(viewer, thread_id)
    _move(ThreadPin, viewer, {"thread_id": thread.id}, slug, by)


def move_on_category(viewer: Viewer, category: str, slug: str, *, by: int) -> None:
    require(may_curate(viewer))
    place = get_category(viewer, category)
    _move(CategoryPin, viewer, {"category_id": place.id}, slug, by)


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


def _pin(kind: Pin, viewer: Viewer, place: dict[str, int], slug: str, facts: PinFacts) -> bool:
    _check_day(facts.until)
    # The row of the sheet is held, so that two who pin it at once take turns.
    sheet_id = _published(viewer, slug, hold=True)
    pins = _held(kind, place)
    pin = next((found for found in pins if found.sheet_id == sheet_id), None)
    is_new = pin is None
    if pin is None:
        pin = kind(sheet_id=sheet_id, pinned_by=viewer.id, pinned_at=clock.now(), **place)
        pin.position = pins[-1].position + 1 if pins else 1
        db.session.add(pin)
    pin.why, pin.until = facts.why, facts.until
    if facts.position is not None:
        _put(pin, [other for other in pins if other is not pin], facts.position - 1)
    db.session.flush()
    return is_new


def _move(kind: Pin, viewer: Viewer, place: dict[str, int], slug: str, by: int) -> None:
    """Among those that are shown: past one whose days are over nobody would see it move."""
    sheet_id = _published(viewer, slug, hold=True)
    pins = [pin for pin in _held(kind, place) if pin.until is None or pin.until >= this_day()]
    at = next((at for at, pin in enumerate(pins) if pin.sheet_id == sheet_id), None)
    if at is None:
        raise NotFound(unknown().detail)
    pin = pins.pop(at)
    _put(pin, pins, max(at + by, 0))
    db.session.flush()


def _put(pin: Any, others: list[Any], at: int) -> None:
    """Counted anew, from 1."""
    for position, found in enumerate([*others[:at], pin, *others[at:]], start=1):
        found.position = position


def _held(kind: Pin, place: dict[str, int]) -> list[Any]:
    """The pins of a place as they stand, which nobody puts in another order meanwhile."""
    owner = Thread.id if kind is ThreadPin else Category.id  # also while nothing is pinned yet
    (place_id,) = place.values()
    db.session.execute(select(owner).where(owner == place_id).with_for_update(key_share=True))
    held = select(kind).filter_by(**place).order_by(kind.id).with_for_update()
    return sorted(db.session.scalars(held), key=lambda pin: (pin.position, pin.id))


def _check_day(until: date | None) -> None:
    if until is not None and until < this_day():
        wrong = _("Deze dag is al voorbij.")
        raise Invalid(wrong, errors={"until": [wrong]})


def _unpin(kind: Pin, place: dict[str, int], viewer: Viewer, slug: str) -> None:
    """One that was withdrawn too: it would come back by itself."""
    sheet_id = find_id(viewer, slug)
    columns = [getattr(kind, name) == value for name, value in place.items()]
    gone = delete(kind).where(kind.sheet_id == sheet_id, *columns).returning(kind.id)
    if db.session.scalar(gone) is None:
        raise NotFound(unknown().detail)


def _published(viewer: Viewer, slug: str, *, hold: bool = False) -> int:
    query = select(FactSheet.id).where(FactSheet.slug == slug, is_read(), visible_to(viewer))
    found = db.session.scalar(query.with_for_update() if hold else query)
    if found is None:
        raise unknown()
    return found
