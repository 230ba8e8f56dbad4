"""Reading the hours of experts. Of a thread that a viewer may not read there is no hour."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select

from forum.accounts.badge import Standing, author
from forum.accounts.models import Member
from forum.accounts.viewer import Role, Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.questions import Question
from forum.experts.hours.views import HourLine, HourState, HourView, When
from forum.experts.models import ExpertHour, ExpertHourHost
from forum.experts.questions.claims import works_as_expert
from forum.threads.models import Thread
from forum.threads.queries import get_thread, thread_lines
from forum.threads.rows import show_thread
from forum.threads.views import ThreadView

MOST_OWN = 10
_columns = (ExpertHour.opens_at, ExpertHour.thread_id)
_ORDERS = {
    When.NOW: Order("hours-now", _columns, descending=False),
    When.COMING: Order("hours-coming", _columns, descending=False),
    When.PAST: Order("hours-past", _columns),
}


def hours(
    viewer: Viewer, when: When, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[HourLine]:
    """Of those to come the first, of those that are over the last one first."""
    query = _lines(viewer).where(_is(when, clock.now()))
    page = _ORDERS[when].take(query, after=after, limit=limit, show=show_thread)
    return Page(_with_hours(viewer, page.items), page.next)


def hours_to_hold(viewer: Viewer) -> Sequence[HourLine]:
    """Those in which the viewer is to answer, and that are not over, the first one first."""
    host = exists().where(
        ExpertHourHost.thread_id == ExpertHour.thread_id, ExpertHourHost.member_id == viewer.id
    )
    ahead = ExpertHour.closes_at > clock.now(), ExpertHour.cancelled_at.is_(None)
    query = _lines(viewer).where(host, *ahead).order_by(*_columns).limit(MOST_OWN)
    return _with_hours(viewer, [show_thread(row) for row in db.session.execute(query)])


def get_hour(viewer: Viewer, thread_id: int) -> HourLine:
    """Raises NotFound."""
    thread = get_thread(viewer, thread_id)
    found = ask_hour(viewer, thread).ask()
    if found is None:
        raise NotFound(_("Dit spreekuur bestaat niet, of je kunt het niet lezen."))
    return HourLine(thread, found)


def ask_hour(viewer: Viewer, thread: ThreadView) -> Question[HourView | None]:
    """The hour that is held in a thread which the viewer can read."""
    return Question(_facts(viewer, [thread.id]), lambda rows: _by_thread(rows).get(thread.id))


def find_hour(viewer: Viewer, thread_id: int) -> HourView | None:
    """For who writes in a thread that was read already."""
    return _by_thread(db.session.execute(_facts(viewer, [thread_id])).all()).get(thread_id)


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    lines = thread_lines(viewer).join(ExpertHour, ExpertHour.thread_id == Thread.id)
    return lines.add_columns(ExpertHour.opens_at, ExpertHour.thread_id)


def _is(when: When, at: datetime) -> ColumnElement[bool]:
    has_begun, is_over = ExpertHour.opens_at <= at, ExpertHour.closes_at <= at
    if when == When.COMING:
        return ExpertHour.opens_at > at
    if when == When.NOW:
        return and_(has_begun, ~is_over, ExpertHour.cancelled_at.is_(None))
    return and_(has_begun, is_over | ExpertHour.cancelled_at.is_not(None))


def _with_hours(viewer: Viewer, threads: Sequence[ThreadView]) -> Sequence[HourLine]:
    found = _by_thread(db.session.execute(_facts(viewer, [one.id for one in threads])).all())
    return [HourLine(thread, found[thread.id]) for thread in threads]


def _facts(viewer: Viewer, thread_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    """A row for each host; one without a name where there is none."""
    hosts = and_(Member.id == ExpertHourHost.member_id, works_as_expert(Member, clock.now()))
    return (
        select(
            ExpertHour.thread_id,
            ExpertHour.opens_at,
            ExpertHour.closes_at,
            ExpertHour.cancelled_at,
            ExpertHour.cancelled_reason,
            ExpertHour.version,
            Member.username,
            Member.username_key,
            Member.expert_profession,
            Member.expert_until,
            (Member.id == viewer.id).label("is_me"),
        )
        .outerjoin(ExpertHourHost, ExpertHourHost.thread_id == ExpertHour.thread_id)
        .outerjoin(Member, hosts)
        .where(ExpertHour.thread_id.in_(thread_ids))
    )


def _by_thread(rows: Sequence[Any]) -> Mapping[int, HourView]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.thread_id].append(row)
    return {thread_id: _show(of_one, clock.now()) for thread_id, of_one in found.items()}


def _show(rows: Sequence[Any], at: datetime) -> HourView:
    row = rows[0]
    hosts = sorted((one for one in rows if one.username), key=lambda one: one.username_key)
    return HourView(
        thread_id=row.thread_id,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        state=_state(row, at),
        version=row.version,
        reason=row.cancelled_reason or "",
        hosts=[
            author(one.username, Standing(Role.EXPERT, one.expert_profession, one.expert_until), at)
            for one in hosts
        ],
        is_host=any(one.is_me for one in hosts),
    )


def _state(row: Any, at: datetime) -> HourState:
    """By the clock: nobody waits for what is done about it."""
    if row.cancelled_at is not None:
        return HourState.CANCELLED
    if row.closes_at <= at:
        return HourState.PAST
    return HourState.NOW if row.opens_at <= at else HourState.COMING
