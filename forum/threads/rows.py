"""Rows of columns, made into what is shown."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from forum.accounts.badge import Author, Standing, author
from forum.accounts.models import Member
from forum.accounts.viewer import Role
from forum.categories.circles import Circle
from forum.core import clock
from forum.core.i18n import Text
from forum.labels.models import Label
from forum.labels.rows import gathered
from forum.labels.views import tags
from forum.threads.kinds import Kind, ReactionKind, ReplyKind, Visibility, Withheld
from forum.threads.models import Post, Thread, ThreadLabel, Voice
from forum.threads.reasons import TITLES
from forum.threads.views import OwnVoice, Pace, PostView, Room, ThreadView

# What `show_author` asks of a query that joins Voice and its Member.
WRITER = (
    Voice.shown_name,
    Voice.is_pseudonym,
    Member.role,
    Member.expert_profession,
    Member.expert_until,
    Member.erased_at,
)
# What moderators did with a thread, as `show_thread` reads it.
STATE = (Thread.locked_at, Thread.pinned_at, Thread.slow_minutes, Thread.slow_until)
# The labels of each thread, as `show_thread` reads them.
TAGS = (
    select(gathered())
    .join(ThreadLabel, ThreadLabel.label_id == Label.id)
    .where(ThreadLabel.thread_id == Thread.id)
    .correlate(Thread)
    .scalar_subquery()
    .label("tags")
)
# Where a post keeps how many members left each kind of reaction.
REACTIONS = {
    ReactionKind.RECOGNISED: Post.recognised_count,
    ReactionKind.SUPPORT: Post.support_count,
    ReactionKind.HELPFUL: Post.helpful_count,
}
NOBODY = Author("", has_profile=False)


def show_thread(row: Any) -> ThreadView:
    return ThreadView(
        id=row.id,
        slug=row.slug,
        title=row.title,
        kind=Kind(row.kind),
        visibility=Visibility(row.visibility),
        category_id=row.category_id,
        category_slug=row.category_slug,
        category_name=row.category_name,
        author=show_author(row),
        reply_count=row.reply_count,
        last_number=row.last_number,
        created_at=row.created_at,
        last_post_at=row.last_post_at,
        is_locked=row.locked_at is not None and row.locked_at <= clock.now(),
        is_pinned=row.pinned_at is not None,
        mine=bool(row.mine),
        readers=Circle(row.readers),
        writers=Circle(row.writers),
        tags=tags(row.tags),
        accepted_id=row.accepted_id,
        accepted_number=row.accepted_number,
        pace=show_pace(row),
    )


def show_pace(row: Any) -> Pace | None:
    if row.slow_minutes is None or row.slow_until is None or row.slow_until <= clock.now():
        return None
    return Pace(row.slow_minutes, row.slow_until)


def show_whole_thread(row: Any) -> ThreadView:
    """As the viewer stands to it. Who started it is nobody where a block keeps them apart."""
    own = OwnVoice(row.own_name, row.own_is_pseudonym) if row.own_name else None
    room = Room(row.room_id, row.room_slug, row.room_name) if row.room_id else None
    thread = replace(show_thread(row), own_voice=own, room=room)
    return replace(thread, author=NOBODY) if row.starter_hidden else thread


def show_post(row: Any) -> PostView:
    """What its author took back is gone for everyone, and so tells nothing of who wrote it."""
    withheld = None if row.deleted_at else row.withheld
    is_deleted = row.deleted_at is not None or row.removed_at is not None
    return PostView(
        id=row.id,
        thread_id=row.thread_id,
        number=row.number,
        author=NOBODY if withheld else show_author(row),
        body=row.body,
        html=Markup(row.body_html),  # noqa: S704  cleaned when it was written
        version=row.version,
        is_expert=row.is_expert,
        is_deleted=is_deleted,
        removed_reason=_reason(row.removed_reason) if row.removed_at else None,
        hidden_reason=_reason(row.hidden_reason) if row.hidden_at else None,
        amended_reason=_reason(row.amended_reason) if row.amended_reason else None,
        amended_version=row.amended_version,
        created_at=row.created_at,
        edited_at=row.edited_at,
        mine=bool(row.mine),
        opens=bool(row.opens),
        withheld=Withheld(withheld) if withheld else None,
        edit_reason=row.edit_reason,
        reactions={} if withheld or is_deleted else show_reactions(row),
        kind=show_kind(row),
    )


def show_kind(row: Any) -> ReplyKind | None:
    """An answer of an expert is known by its own mark."""
    if row.number == 1:
        return None
    return ReplyKind.EXPERT if row.is_expert else ReplyKind(row.reply_kind)


def show_reactions(row: Any) -> Mapping[ReactionKind, int]:
    return {kind: getattr(row, column.key) for kind, column in REACTIONS.items()}


def show_author(row: Any) -> Author:
    standing = Standing(
        Role(row.role), row.expert_profession, row.expert_until, row.erased_at is not None
    )
    return author(row.shown_name, standing, clock.now(), is_pseudonym=row.is_pseudonym)


def _reason(code: str) -> str | Text:
    return TITLES.get(code, code)
