"""The row of a decision, with its line in the log."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select

from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.moderation.acts import Act
from forum.moderation.entries import decision_called, log_act
from forum.moderation.measures.acting import end_of
from forum.moderation.measures.doing import Wanted, written
from forum.moderation.measures.events import MeasureTaken
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Measure
from forum.moderation.measures.subjects import Subject
from forum.threads.reasons import TITLES


def keep(viewer: Viewer, wanted: Wanted, subject: Subject, standing: str) -> Measure:
    measure = Measure(**_row(viewer, wanted, subject, standing))
    db.session.add(measure)
    db.session.flush()
    outbox.record(MeasureTaken(measure.id))
    return measure


def keep_beside(viewer: Viewer, wanted: Wanted, first: Measure, others: Sequence[Subject]) -> None:
    """Those that go with it, in as many statements whatever their number."""
    if not others:
        return
    rows = [_row(viewer, wanted, subject, written({}, {})) for subject in others]
    db.session.execute(insert(Measure), rows)
    same = Measure.kind == first.kind, Measure.thread_id == first.thread_id
    kept = select(Measure.id).where(*same, Measure.id > first.id, Measure.reversed_at.is_(None))
    outbox.record_all([MeasureTaken(one) for one in db.session.scalars(kept)])


def _row(viewer: Viewer, wanted: Wanted, subject: Subject, standing: str) -> dict[str, Any]:
    return {
        "kind": wanted.kind,
        "member_id": subject.member_id,
        "is_secret": subject.is_secret,
        "thread_id": subject.thread_id,
        "post_id": subject.post_id,
        "moderator_id": viewer.id,
        "reason": wanted.reason if wanted.reason in TITLES else None,
        "facts": wanted.facts,
        "is_automated": wanted.is_automated,
        "taken_at": clock.now(),
        "until": end_of(wanted),
        "standing": standing,
    }


def log(viewer: Viewer, wanted: Wanted, measure: Measure) -> None:
    what: dict[str, Any] = {"thread_id": measure.thread_id, "post_id": measure.post_id}
    if measure.thread_id is None:
        what = {"about": decision_called(measure.id)}
    log_act(viewer, Act(wanted.kind), reason=wanted.reason, note=_noted(wanted, measure), **what)


def _noted(wanted: Wanted, measure: Measure) -> str:
    if wanted.kind != Kind.SLOW_DOWN or measure.until is None:
        return wanted.note
    hours = round((measure.until - measure.taken_at).total_seconds() / 3600)
    return f"{wanted.minutes} min, {hours} uur\n{wanted.note}".strip()
