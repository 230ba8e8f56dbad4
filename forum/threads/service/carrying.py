"""Posts that go from one thread to another, with the names they are known by there. However many
there are, it takes as many statements."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from forum.core import changes
from forum.core.db import alias, db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.threads.counting import count_experts_again
from forum.threads.models import Post, Thread, Voice, VoiceBlock

FAR = 2**40  # numbers on the way lie so far below all others
AT_ONCE = 10_000  # posts named in one statement
UNTRACKED = {"synchronize_session": False}
Place = Sequence[int]  # of a post: its id, thread, number and voice
_old, _here = alias(Voice), alias(Voice)
_same_member = _here.member_id == _old.member_id


def hold_threads(*thread_ids: int) -> None:
    """Nobody replies there, nor takes posts away, until the transaction ends."""
    held = select(Thread.id).where(Thread.id.in_(thread_ids)).order_by(Thread.id)
    db.session.execute(held.with_for_update())


def places(*thread_ids: int) -> list[list[int]]:
    """Where the posts of these threads stand, thread by thread, in their order."""
    query = select(Post.id, Post.thread_id, Post.number, Post.voice_id)
    query = query.where(Post.thread_id.in_(thread_ids)).order_by(Post.thread_id, Post.number)
    return [list(row) for row in db.session.execute(query)]


def carry(source: int, target: int, post_ids: Sequence[int] | None = None) -> list[int]:
    """All of them, or these; for who holds both threads. They get their numbers from
    `number_again`. Answers the voices that are new in the target.

    Raises Conflict where somebody would be known there by another name than they wrote under, or
    two by one name: that would tell who is who.
    """
    moved = _among(source, post_ids)
    voices = select(Post.voice_id).where(moved)
    _check_names(target, voices)
    added = _add_voices(target, voices)
    _copy_blocks(source, target, added)
    there = update(Post).where(moved, Post.voice_id == _old.id, _here.thread_id == target)
    there = there.where(_same_member).values(
        thread_id=target, voice_id=_here.id, number=Post.number - FAR
    )
    gone = db.session.scalars(there.returning(Post.id), execution_options=UNTRACKED)
    changes.note("posts", *gone)
    return added


def number_again(thread_id: int, *, first: int | None = None) -> None:
    """From 1 on, without gaps: in the order they have or, after `first`, in that of time."""
    order: list[Any] = [Post.number]
    if first is not None:
        order = [case((Post.id == first, 0), else_=1), Post.created_at, Post.id]
    rank = func.row_number().over(order_by=order).label("rank")
    ranked = select(Post.id, rank).where(Post.thread_id == thread_id).subquery()
    below = update(Post).where(Post.id == ranked.c.id).values(number=-ranked.c.rank)
    db.session.execute(below, execution_options=UNTRACKED)
    above = update(Post).where(Post.thread_id == thread_id).values(number=-Post.number)
    db.session.execute(above, execution_options=UNTRACKED)


def put(found: Sequence[Place]) -> None:
    """Back where they were. For who holds the threads."""
    rows = [
        {"post": post_id, "to": thread_id, "as": number, "by": voice_id}
        for post_id, thread_id, number, voice_id in found
    ]
    if not rows:
        return
    ids = [row["post"] for row in rows]
    for start in range(0, len(ids), AT_ONCE):
        aside = update(Post).where(Post.id.in_(ids[start : start + AT_ONCE]))
        aside = aside.values(number=-FAR - Post.id)
        db.session.execute(aside, execution_options=UNTRACKED)
    table = cast(Table, Post.__table__)
    back = update(table).where(table.c.id == bindparam("post"))
    back = back.values(thread_id=bindparam("to"), number=bindparam("as"), voice_id=bindparam("by"))
    db.session.execute(back, rows)
    changes.note("posts", *ids)


def count_again(thread_id: int) -> None:
    """What the thread keeps in sum of its posts."""
    here = Post.thread_id == thread_id
    counted = update(Thread).where(Thread.id == thread_id)
    counted = counted.values(
        last_number=select(func.max(Post.number)).where(here).scalar_subquery(),
        reply_count=select(func.count(Post.id) - 1).where(here).scalar_subquery(),
        last_post_at=select(func.max(Post.created_at)).where(here).scalar_subquery(),
    )
    db.session.execute(counted, execution_options=UNTRACKED)
    count_experts_again(thread_id)


def accept_again(thread_id: int, post_id: int | None) -> None:
    """That this post helped, by its number now; nothing did where it went elsewhere."""
    if post_id is None:
        return
    number = select(Post.number).where(Post.id == post_id, Post.thread_id == thread_id)
    found = db.session.scalar(number)
    values = {"accepted_number": found} | ({"accepted_at": None} if found is None else {})
    db.session.execute(update(Thread).where(Thread.id == thread_id).values(values))
    changes.note("threads", thread_id)


def _among(thread_id: int, post_ids: Sequence[int] | None) -> ColumnElement[bool]:
    here = Post.thread_id == thread_id
    return here if post_ids is None else and_(here, Post.id.in_(post_ids))


def _check_names(target: int, voices: Any) -> None:
    same_name = _here.shown_name == _old.shown_name
    same_kind = _here.is_pseudonym == _old.is_pseudonym
    told = or_(and_(_same_member, ~and_(same_name, same_kind)), and_(~_same_member, same_name))
    wrong = exists().where(_old.id.in_(voices), _here.thread_id == target, told)
    if db.session.scalar(select(wrong)):
        raise Conflict(
            _(
                "Dit kan niet: iemand zou daar onder een andere naam staan dan waaronder het "
                "geschreven is, en dat kan een schuilnaam verraden."
            ),
            code="names_differ",
        )


def _add_voices(target: int, voices: Any) -> list[int]:
    known = exists().where(_here.thread_id == target, _same_member)
    new = select(literal(target), _old.member_id, _old.shown_name, _old.is_pseudonym)
    new = new.where(_old.id.in_(voices), ~known.correlate(_old))
    columns = ["thread_id", "member_id", "shown_name", "is_pseudonym"]
    added = insert(Voice).from_select(columns, new).returning(Voice.id)
    return sorted(db.session.scalars(added))


def _copy_blocks(source: int, target: int, added: Sequence[int]) -> None:
    """Who wants to see nothing more of a pseudonym does not meet it again there."""
    if not added:
        return
    blocks = (
        select(VoiceBlock.member_id, _here.id, VoiceBlock.blocked_at)
        .join(_old, _old.id == VoiceBlock.voice_id)
        .join(_here, and_(_here.thread_id == target, _same_member))
        .where(_old.thread_id == source, _here.id.in_(added))
    )
    copied = insert(VoiceBlock).from_select(["member_id", "voice_id", "blocked_at"], blocks)
    db.session.execute(copied)
