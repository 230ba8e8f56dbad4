"""Reading signals: under posts for who reads them, and as a list for moderators."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, false, select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.alarms import Level
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.core.questions import Question
from forum.moderation.signals.answers import Answer
from forum.moderation.signals.models import Signal
from forum.moderation.signals.policy import is_for_moderators
from forum.moderation.signals.views import SignalView, WaitingSignal
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import reachable_by, text_readable, visible_to

Signals = Mapping[int, SignalView]
URGENT = Order("signals", (Signal.priority, Signal.noted_at, Signal.id), descending=False)
DONE = Order("signals-done", (Signal.decided_at, Signal.id))


def ask_signals(viewer: Viewer, post_ids: Sequence[int]) -> Question[Signals]:
    """Those that stand under these posts, by the number of the post. A cry for help and the
    lower levels are for the author alone."""
    return Question(_under(viewer).where(Signal.post_id.in_(post_ids)), _show_all)


def get_signal_under(viewer: Viewer, post_id: int) -> SignalView:
    """Raises NotFound, for a post without one as for a post that is not there."""
    found = ask_signals(viewer, [post_id]).ask()
    if post_id not in found:
        raise NotFound(_("Onder dit bericht staat niets."))
    return found[post_id]


def signals(
    viewer: Viewer, *, is_done: bool = False, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[WaitingSignal]:
    """What waits, the most urgent first; or what was handled, latest first. For moderators."""
    require(may_moderate(viewer))
    query = _lines(viewer).where(is_for_moderators())
    if is_done:
        handled = query.where(Signal.decided_at.is_not(None))
        return DONE.take(handled, after=after, show=_show_line, limit=limit)
    waits = query.where(Signal.decided_at.is_(None))
    return URGENT.take(waits, after=after, show=_show_line, limit=limit)


def get_signal(viewer: Viewer, signal_id: int) -> WaitingSignal:
    """Raises NotFound. For moderators."""
    require(may_moderate(viewer))
    query = _lines(viewer).where(Signal.id == signal_id, is_for_moderators())
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Dit signaal bestaat niet."))
    return _show_line(row)


def _under(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    mine = Voice.member_id == viewer.id if viewer.is_member else false()
    return (
        select(
            Signal.post_id,
            Signal.level,
            Signal.is_crisis,
            Signal.waved_at,
            Signal.decision,
            mine.label("mine"),
        )
        .join(Post, Post.id == Signal.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(
            reachable_by(viewer),
            text_readable(),
            withheld_from(viewer).is_(None),
            Signal.gone_at.is_(None),
            mine | (Signal.level == Level.CALL_NOW),
        )
    )


def _show_all(rows: Sequence[Any]) -> Signals:
    return {row.post_id: _show(row) for row in rows}


def _show(row: Any) -> SignalView:
    mine = bool(row.mine)
    return SignalView(
        post_id=row.post_id,
        level=Level(row.level) if row.level else None,
        is_crisis=bool(row.is_crisis) and mine,
        is_waved=row.waved_at is not None,
        is_false=row.decision == Answer.FALSE_ALARM,
        mine=mine,
    )


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *Signal.__table__.c,
            Post.number,
            Post.thread_id,
            Thread.title,
            Voice.shown_name.label("author"),
            (Voice.member_id == viewer.member_id).label("mine"),
        )
        .join(Post, Post.id == Signal.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .where(visible_to(viewer), Post.deleted_at.is_(None))
    )


def _show_line(row: Any) -> WaitingSignal:
    names = (
        "id", "post_id", "number", "thread_id", "title", "author", "rules", "priority",
        "noted_at", "decided_at", "decision",
    )  # fmt: skip
    return WaitingSignal(
        **{name: getattr(row, name) for name in names},
        level=Level(row.level) if row.level else None,
        is_crisis=bool(row.is_crisis),
        is_gone=row.gone_at is not None,
        mine=bool(row.mine),
    )
