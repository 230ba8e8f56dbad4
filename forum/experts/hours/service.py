"""Planning the hours of experts, changing them, and what the clock does to them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Complaints, Conflict, Invalid, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.hours.hosts import find_hosts
from forum.experts.hours.policy import may_plan
from forum.experts.hours.queries import get_hour
from forum.experts.hours.times import problems, problems_with_end
from forum.experts.hours.views import Plan
from forum.experts.models import ExpertHour, ExpertHourHost
from forum.threads import service as threads


def plan(viewer: Viewer, thread_id: int, wanted: Plan) -> None:
    """The thread that was just begun is an hour. Raises Invalid, by field."""
    require(may_plan(viewer))
    opens_at, closes_at = wanted.opens_at, wanted.closes_at
    if opens_at is None or closes_at is None:
        raise Invalid(_("Zeg wanneer het spreekuur begint en eindigt."))
    _refuse(problems(opens_at, closes_at, clock.now()))
    hosts = find_hosts(wanted.hosts or [])
    times = {"opens_at": opens_at, "closes_at": closes_at}
    db.session.add(ExpertHour(thread_id=thread_id, planned_by=viewer.member_id, **times))
    db.session.flush()
    _set_hosts(thread_id, hosts)
    threads.lock_from(viewer, thread_id, closes_at)


def change(
    viewer: Viewer, thread_id: int, wanted: Plan, *, version: int | None = None
) -> tuple[datetime, datetime]:
    """From when to when it is now. What has begun begins no other time.

    Raises Invalid by field, Conflict for one that is over, and Stale when `version` is not the one
    that stands there.
    """
    hour = _held(viewer, thread_id, version)
    opens_at = wanted.opens_at or hour.opens_at
    closes_at = wanted.closes_at or hour.closes_at
    _refuse(_problems_of(hour, opens_at, closes_at))
    if wanted.hosts is not None:
        _set_hosts(thread_id, find_hosts(wanted.hosts))
    hour.opens_at, hour.closes_at, hour.version = opens_at, closes_at, hour.version + 1
    db.session.flush()
    threads.lock_from(viewer, thread_id, closes_at)
    return opens_at, closes_at


def cancel(viewer: Viewer, thread_id: int, *, reason: str, version: int | None = None) -> None:
    """Its thread stays to be read, with why. Raises as the one above."""
    hour = _held(viewer, thread_id, version)
    hour.cancelled_at, hour.cancelled_reason = clock.now(), reason
    hour.version += 1
    db.session.flush()
    threads.lock(viewer, thread_id)


def open_due() -> int:
    """How many began just now. Pages ask the clock and know already."""
    begun = ExpertHour.opened_at.is_(None), ExpertHour.opens_at <= clock.now()
    done = update(ExpertHour).where(*begun, ExpertHour.cancelled_at.is_(None))
    return len(_ids(done.values(opened_at=ExpertHour.opens_at)))


def close_due() -> int:
    """How many ended just now: their threads are locked, once. Opened again by a moderator they
    stay open."""
    over = ExpertHour.closed_at.is_(None), ExpertHour.closes_at <= clock.now()
    done = update(ExpertHour).where(*over, ExpertHour.cancelled_at.is_(None))
    closed = _ids(done.values(closed_at=ExpertHour.closes_at))
    if closed:
        threads.lock_by_clock(closed)
    return len(closed)


def _ids(done: object) -> Sequence[int]:
    changed = done.returning(ExpertHour.thread_id)  # type: ignore[attr-defined]
    options = {"synchronize_session": False}
    return db.session.scalars(changed, execution_options=options).all()


def _held(viewer: Viewer, thread_id: int, version: int | None) -> ExpertHour:
    """That nobody else changes meanwhile."""
    require(may_plan(viewer))
    get_hour(viewer, thread_id)
    query = select(ExpertHour).where(ExpertHour.thread_id == thread_id).with_for_update()
    hour = db.session.scalars(query, execution_options={"populate_existing": True}).one()
    if hour.cancelled_at is not None or hour.closes_at <= clock.now():
        raise Conflict(_("Dit spreekuur is al voorbij of afgezegd."), code="over")
    if version not in (None, hour.version):
        told = _("Dit spreekuur is intussen gewijzigd. Wat je invulde, staat er nog.")
        raise Stale(told, version=hour.version)
    return hour


def _problems_of(hour: ExpertHour, opens_at: datetime, closes_at: datetime) -> Complaints:
    now = clock.now()
    if hour.opens_at > now:
        return problems(opens_at, closes_at, now)
    if opens_at != hour.opens_at:
        return {"opens_at": [_("Dit spreekuur is al begonnen.")]}
    return problems_with_end(opens_at, closes_at, now)


def _refuse(wrong: Complaints) -> None:
    if wrong:
        raise Invalid(next(iter(wrong.values()))[0], errors=wrong)


def _set_hosts(thread_id: int, hosts: Sequence[int]) -> None:
    db.session.execute(delete(ExpertHourHost).where(ExpertHourHost.thread_id == thread_id))
    db.session.add_all(ExpertHourHost(thread_id=thread_id, member_id=one) for one in hosts)
    db.session.flush()
