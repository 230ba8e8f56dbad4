"""Reading what members share of their diaries. Who may not read the first post of the thread, may
not see it either, and of a diary that stands still nothing is shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    select,
)

from forum.accounts.models import Consent, Member
from forum.accounts.purposes import Purpose
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.questions import Question
from forum.recovery.models import Snapshot
from forum.recovery.stories.opening import Found, show, show_all, with_diaries
from forum.recovery.stories.policy import beside_first_post, shared_with
from forum.recovery.stories.shared import Shared, shared_from_text
from forum.recovery.stories.views import SnapshotView
from forum.threads.kinds import Kind
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import text_readable, visible_to
from forum.threads.queries import of_kind, threads
from forum.threads.views import ThreadView

MOST_STORIES = 50


def ask_snapshots(viewer: Viewer, thread_id: int) -> Question[Found] | None:
    """Those in a thread, first shared first. For a guest there are none, and nothing to ask."""
    if not viewer.is_member:
        return None
    return Question(with_diaries(_shown(viewer).where(Thread.id == thread_id)), show_all)


def snapshots_in(viewer: Viewer, thread_id: int) -> Found:
    question = ask_snapshots(viewer, thread_id)
    return question.ask() if question else []


def own_snapshots(viewer: Viewer) -> Found:
    """All that one shares, in whichever thread, without what it says. Also what nobody is shown
    now, and what stands in a thread that one cannot open any more, without its title."""
    title = case((visible_to(viewer), Thread.title), else_="").label("title")
    is_shown = and_(Voice.id.is_not(None), text_readable(), _has_consent()).label("is_shown")
    first = and_(Post.thread_id == Thread.id, Post.number == 1)
    query = (
        select(*_columns(viewer), title, is_shown)
        .join(Thread, Thread.id == Snapshot.thread_id)
        .outerjoin(Post, first)
        .outerjoin(Voice, and_(Voice.id == Post.voice_id, Voice.member_id == Snapshot.member_id))
        .where(Snapshot.member_id == viewer.member_id)
        .order_by(Snapshot.id)
    )
    return [_listed(row) for row in db.session.execute(query)]


def going_along(viewer: Viewer) -> Found:
    """Those of one's own by which others are shown what one tells next."""
    return [one for one in own_snapshots(viewer) if one.goes_along]


def own_stories(viewer: Viewer) -> Sequence[ThreadView]:
    """The recovery threads that one started, under whichever name: for nobody else."""
    mine = Voice.member_id == viewer.member_id
    return threads(viewer, of_kind(Kind.RECOVERY), mine, limit=MOST_STORIES).items


def get_snapshot(viewer: Viewer, snapshot_id: int) -> SnapshotView:
    """By its own address. Raises NotFound, also for who may not see it."""
    if not viewer.is_member:
        raise NotFound(_NONE)
    query = with_diaries(_shown(viewer).where(Snapshot.id == snapshot_id))
    found = show_all(db.session.execute(query).all())
    if not found:
        raise NotFound(_NONE)
    return found[0]


def _shown(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return _lines(viewer).where(beside_first_post(viewer), shared_with(viewer), _has_consent())


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Without a guard of its own: those who call it have one each."""
    return (
        select(*_columns(viewer))
        .join(Thread, Thread.id == Snapshot.thread_id)
        .join(Post, Post.thread_id == Thread.id)
        .join(Voice, and_(Voice.id == Post.voice_id, Voice.member_id == Snapshot.member_id))
        .join(Member, Member.id == Voice.member_id)
    )


def _columns(viewer: Viewer) -> tuple[Any, ...]:
    return (
        Snapshot.id,
        Snapshot.thread_id,
        Snapshot.member_id,
        Snapshot.audience,
        Snapshot.keeps_sharing,
        Snapshot.begins_on,
        Snapshot.content,
        Snapshot.shared_at,
        (Snapshot.member_id == viewer.member_id).label("mine"),
    )


def _has_consent() -> ColumnElement[bool]:
    return (
        exists()
        .where(
            Consent.member_id == Snapshot.member_id,
            Consent.purpose == Purpose.DIARY,
            Consent.withdrawn_at.is_(None),
        )
        .correlate(Snapshot)
    )


def _listed(row: Any) -> SnapshotView:
    found = show(row, Shared(shared_from_text(row.content).choice))
    return replace(found, is_still=not row.is_shown, thread_title=row.title)


_NONE = _("Deze momentopname bestaat niet.")
