"""Noting what a post may be a sign of, and what was done with it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select, update

from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.claims.service import settle
from forum.moderation.entries import log_act
from forum.moderation.events import CrisisNoted
from forum.moderation.signals.answers import ACTS, Answer
from forum.moderation.signals.models import Signal
from forum.moderation.signals.policy import may_answer_signal, may_wave, priority_of
from forum.moderation.signals.queries import get_signal, get_signal_under
from forum.moderation.signals.views import Found
from forum.moderation.signals.waiting import KIND

ASKED_AGAIN: Mapping[str, Any] = {
    "waved_at": None,
    "decided_at": None,
    "decided_by": None,
    "decision": None,
}


def note(post_id: int, found: Found) -> None:
    """What the whole of a post names now. What is new in it is a matter for everybody once more;
    what it names no longer stays for who moderates until one of them looked. Its author holds
    the post, so that no two do this at once."""
    signal = db.session.scalars(select(Signal).where(Signal.post_id == post_id)).one_or_none()
    waited = signal is not None and _cries(signal)
    if signal is not None:
        _note_again(signal, found)
    elif found:
        signal = Signal(post_id=post_id, noted_at=clock.now(), **_said(found))
        db.session.add(signal)
    db.session.flush()
    if signal is not None and _cries(signal) and not waited:
        outbox.record(CrisisNoted(KIND, signal.id))


def forget(post_id: int) -> None:
    """With the post that its author took away."""
    db.session.execute(delete(Signal).where(Signal.post_id == post_id))


def wave(viewer: Viewer, post_id: int) -> None:
    """Its author says that it is not about them. Twice is once, and moderators see it as before."""
    require(may_wave(viewer, get_signal_under(viewer, post_id)))
    once = Signal.post_id == post_id, Signal.waved_at.is_(None)
    db.session.execute(update(Signal).where(*once).values(waved_at=clock.now()))


def answer(viewer: Viewer, signal_id: int, given: Answer) -> None:
    """Say what was done. Raises Conflict where another moderator was first."""
    signal = get_signal(viewer, signal_id)
    require(may_answer_signal(viewer, signal))
    settle(viewer, KIND, signal_id)
    waits = Signal.id == signal_id, Signal.decided_at.is_(None)
    done = {"decided_at": clock.now(), "decided_by": viewer.id, "decision": given.value}
    decided = update(Signal).where(*waits).values(**done).returning(Signal.id)
    if db.session.scalar(decided) is None:
        raise Conflict(_("Hier is al naar gekeken."), code="already_decided")
    where: dict[str, Any] = {"thread_id": signal.thread_id, "post_id": signal.post_id}
    log_act(viewer, ACTS[given], since=signal.noted_at, **where)


def _note_again(signal: Signal, found: Found) -> None:
    if not found:
        signal.gone_at = signal.gone_at or clock.now()
        return
    is_new = not set(found.ids).issubset(signal.rules)
    again = {**ASKED_AGAIN, "noted_at": clock.now()} if is_new else {}
    for name, value in {**_said(found), "gone_at": None, **again}.items():
        setattr(signal, name, value)


def _cries(signal: Signal) -> bool:
    """Whether it waits as a cry for help. The team is told when that begins, and not again."""
    return signal.is_crisis and signal.decided_at is None


def _said(found: Found) -> dict[str, Any]:
    return {
        "level": found.level and found.level.value,
        "is_crisis": found.is_crisis,
        "priority": priority_of(found),
        "rules": found.ids,
    }
