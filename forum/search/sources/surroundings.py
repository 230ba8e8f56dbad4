"""What narrows to posts, beside their words: where they stand, by whom, and what became of them."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, String, cast, func, select

from forum.accounts.models import Member
from forum.core.db import db
from forum.search.narrowed import (
    AUTHOR,
    AWAY,
    EXPERT,
    LABEL,
    MEMBERS,
    PLACE,
    SOLVED,
    numbered,
    when,
)
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Thread, ThreadLabel, Voice

_LABELS = (
    select(func.aggregate_strings(cast(ThreadLabel.label_id, String), " "))
    .where(ThreadLabel.thread_id == Thread.id)
    .correlate(Thread)
    .scalar_subquery()
)
_NARROWING = (
    Post.is_expert,
    Post.created_at,
    Thread.category_id,
    Thread.visibility,
    Thread.expert_replied_at,
    Thread.accepted_number,
    Thread.paused_at.label("thread_paused"),
    Voice.member_id,
    Voice.is_pseudonym,
    Member.paused_at.label("writer_paused"),
    _LABELS.label("label_ids"),
)


def narrowed(ids: Collection[int]) -> Mapping[int, str]:
    """What narrows to each of them, whatever became of its text."""
    query = around().where(Post.id.in_(ids))
    return {row.id: " ".join(lexemes(row)) for row in db.session.execute(query)}


def in_threads(thread_ids: Collection[int]) -> list[int]:
    return list(db.session.scalars(select(Post.id).where(Post.thread_id.in_(thread_ids))))


def around(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Posts, with what narrows to them."""
    return (
        select(Post.id, *columns, *_NARROWING)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
    )


def lexemes(row: Any) -> tuple[str, ...]:
    """Who wrote under another name stands nowhere; nor do they go away under it."""
    is_away = row.thread_paused or (row.writer_paused and not row.is_pseudonym)
    said = {
        MEMBERS: row.visibility != Visibility.PUBLIC,
        AWAY: is_away,
        EXPERT: row.is_expert or row.expert_replied_at,
        SOLVED: row.accepted_number,
    }
    return (
        *numbered(PLACE, [row.category_id]),
        *numbered(AUTHOR, [] if row.is_pseudonym else [row.member_id]),
        *numbered(LABEL, map(int, (row.label_ids or "").split())),
        *(lexeme for lexeme, holds in said.items() if holds),
        *when(row.created_at),
    )
