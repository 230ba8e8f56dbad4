"""Reading what is held: for who wrote it, and for moderators while it waits."""

from dataclasses import dataclass
from json import loads
from typing import Any

from sqlalchemy import Select, and_, func, select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.holding.policy import visible_to
from forum.moderation.holding.reasons import HeldAct
from forum.moderation.holding.views import HeldView
from forum.moderation.models import HeldPost
from forum.threads import policy as threads
from forum.threads.models import Thread, Voice

OLDEST = Order("held-posts", (HeldPost.id,), descending=False)
NEWEST = Order("own-held-posts", (HeldPost.id,))


@dataclass(frozen=True)
class Decided:
    """What a letter about it needs."""

    member_id: int
    decision: str


def waiting(viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE) -> Page[HeldView]:
    """What waits, the oldest first. For moderators."""
    require(may_moderate(viewer))
    query = _held(viewer).where(HeldPost.decided_at.is_(None))
    return OLDEST.take(query, after=after, show=_show, limit=limit)


def own(viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE) -> Page[HeldView]:
    """What the viewer wrote that waits or was decided lately, the newest first."""
    query = _held(viewer).where(HeldPost.member_id == viewer.member_id)
    return NEWEST.take(query, after=after, show=_show, limit=limit)


def get_held(viewer: Viewer, held_id: int) -> HeldView:
    """Raises NotFound."""
    row = db.session.execute(_held(viewer).where(HeldPost.id == held_id)).one_or_none()
    if row is None:
        raise NotFound(_("Dit bericht bestaat niet."))
    return _show(row)


def get_waiting(viewer: Viewer, held_id: int) -> HeldView:
    """Of which nothing was decided yet. Raises NotFound."""
    found = get_held(viewer, held_id)
    if found.decided_at is not None:
        raise NotFound(_("Over dit bericht is al beslist."))
    return found


def get_own(viewer: Viewer, held_id: int) -> HeldView:
    """Of which nothing was decided yet. Raises NotFound."""
    found = get_waiting(viewer, held_id)
    if found.member_id != viewer.id:
        raise NotFound(_("Dit bericht bestaat niet."))
    return found


def find_decided(held_id: int) -> Decided | None:
    query = select(HeldPost.member_id, HeldPost.decision)
    row = db.session.execute(
        query.where(HeldPost.id == held_id, HeldPost.decision.is_not(None))
    ).one_or_none()
    return Decided(row.member_id, row.decision or "") if row else None


def _held(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """With the name that its writer has in the thread, or would be given there."""
    readable = and_(Thread.id == HeldPost.thread_id, threads.visible_to(viewer))
    voice = and_(Voice.thread_id == HeldPost.thread_id, Voice.member_id == HeldPost.member_id)
    return (
        select(
            *(column for column in HeldPost.__table__.c if column.key != "decided_by"),
            func.coalesce(Voice.shown_name, Member.username).label("author"),
            func.coalesce(Voice.is_pseudonym, False).label("is_pseudonym"),
            Voice.id.label("voice_id"),
            Thread.title,
            Thread.slug,
        )
        .join(Member, Member.id == HeldPost.member_id)
        .outerjoin(Voice, voice)
        .outerjoin(Thread, readable)
        .where(visible_to(viewer))
    )


def _show(row: Any) -> HeldView:
    """Who is still to get an invented name has none yet."""
    content = loads(row.content)
    is_secret = row.is_pseudonym or (row.voice_id is None and bool(content.get("pseudonym")))
    is_nameless = is_secret and row.voice_id is None
    reason, _colon, hint = row.reason.partition(":")
    names = (
        "id", "member_id", "thread_id", "title", "slug", "post_id", "held_at", "decided_at",
        "decision", "answer",
    )  # fmt: skip
    return HeldView(
        **{name: getattr(row, name) for name in names},
        author="" if is_nameless else row.author,
        is_pseudonym=is_secret,
        act=HeldAct(row.act),
        content=content,
        reason=reason,
        hint=hint,
    )
