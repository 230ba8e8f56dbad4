"""Posts, the first of a thread together with its title."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.labels.models import Label
from forum.search.kinds import Found, Hit, Narrowing, Text
from forum.search.plain import plain
from forum.search.sources.surroundings import around, lexemes
from forum.threads.hiding import text_open, withheld_from
from forum.threads.models import Post, Thread, ThreadLabel, Voice
from forum.threads.policy import visible_to
from forum.threads.rows import WRITER, show_author

KINDS: tuple[Found, ...] = (Found.THREAD, Found.POST)
REMEMBERED = 100
_IDS = Post.id.in_(bindparam("ids", expanding=True))


def texts(ids: Collection[int]) -> Iterator[Text]:
    """Of posts whose text stands for its readers."""
    for row in db.session.execute(_texts(), {"ids": list(ids)}):
        opens = row.number == 1
        kind = Found.THREAD if opens else Found.POST
        title = row.title if opens else ""
        yield Text(kind, row.id, title, plain(row.body_html), lexemes(row))


@cache
def _texts() -> Select[*tuple[Any, ...]]:
    """Made once: to make it costs more than to ask it of one post."""
    stands = text_open(), Thread.deleted_at.is_(None)
    return around(Post.number, Post.body_html, Thread.title).where(_IDS, *stands)


def how_many() -> int:
    """Whatever became of them."""
    return db.session.scalar(select(func.count(Post.id))) or 0


def ids_after(last: int, limit: int) -> list[int]:
    """The next posts by number, whatever became of them."""
    query = select(Post.id).where(Post.id > last).order_by(Post.id).limit(limit)
    return list(db.session.scalars(query))


def hits(viewer: Viewer, ids: Collection[int], narrowing: Narrowing) -> Mapping[int, Hit]:
    """Those of them that the viewer may read, and that are asked for."""
    query = _readable(viewer).where(*_asked(narrowing))
    return {row.id: _show(row) for row in db.session.execute(query, {"ids": list(ids)})}


@lru_cache(REMEMBERED)
def _readable(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Made once for all guests, and once for a request of a member."""
    return (
        select(
            Post.id,
            Post.number,
            Post.thread_id,
            Post.body_html,
            Post.created_at,
            Post.is_expert,
            Thread.title,
            Thread.slug,
            Thread.accepted_number,
            Thread.expert_replied_at,
            *WRITER,
        )
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(_IDS, visible_to(viewer), text_open(), withheld_from(viewer).is_(None))
    )


def _asked(narrowing: Narrowing) -> list[ColumnElement[bool]]:
    asked = {
        Thread.category_id.in_(narrowing.category_ids): narrowing.category_ids,
        _is_labelled(narrowing.label): narrowing.label,
        _is_by(narrowing.author): narrowing.author,
        or_(Post.is_expert.is_(True), Thread.expert_replied_at.is_not(None)): narrowing.by_expert,
        Thread.accepted_number.is_not(None): narrowing.solved,
    }
    found = [condition for condition, is_asked in asked.items() if is_asked]
    if narrowing.since:
        found.append(Post.created_at >= narrowing.since)
    if narrowing.until:
        found.append(Post.created_at < narrowing.until)
    return found


def _is_labelled(slug: str | None) -> ColumnElement[bool]:
    label = select(Label.id).where(Label.slug == slug).scalar_subquery()
    labelled = exists().where(ThreadLabel.thread_id == Thread.id, ThreadLabel.label_id == label)
    return labelled.correlate(Thread)


def _is_by(username: str | None) -> ColumnElement[bool]:
    """Under that very name: what was written under another stays unlinked."""
    name = username_key(username or "")
    return and_(Voice.is_pseudonym.is_(False), Member.username_key == name)


def _show(row: Any) -> Hit:
    opens = row.number == 1
    answered = row.expert_replied_at is not None or row.accepted_number is not None
    return Hit(
        kind=Found.THREAD if opens else Found.POST,
        subject_id=row.id,
        title=row.title,
        html=row.body_html,
        place={"thread_id": row.thread_id, "slug": row.slug, "post_id": row.id},
        at=row.created_at,
        author=show_author(row),
        thread_id=row.thread_id,
        number=row.number,
        is_answered=answered if opens else row.is_expert or row.accepted_number == row.number,
    )
