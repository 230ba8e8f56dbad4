"""What a thread keeps in sum, so that lists never count posts."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select, update

from forum.core import changes
from forum.core.db import db
from forum.threads.hiding import text_open
from forum.threads.kinds import ReactionKind
from forum.threads.models import Post, Thread
from forum.threads.rows import REACTIONS, show_reactions

AT_ONCE = 500  # posts in one statement


def count_experts_again(thread_id: int) -> None:
    """When an expert last replied in words that can still be read."""
    # Held first: a count that waited for another would still see what stood before.
    db.session.execute(select(Thread.id).where(Thread.id == thread_id).with_for_update())
    latest = select(func.max(Post.created_at)).where(
        Post.thread_id == thread_id, Post.number > 1, Post.is_expert.is_(True), text_open()
    )
    again = update(Thread).where(Thread.id == thread_id)
    db.session.execute(again.values(expert_replied_at=latest.scalar_subquery()))
    changes.note("threads", thread_id)


def forget_accepted(thread_id: int, *, number: int | None = None) -> None:
    """That a reply helped; with a number only where it is that one."""
    chosen = update(Thread).where(Thread.id == thread_id, Thread.accepted_number.is_not(None))
    if number is not None:
        chosen = chosen.where(Thread.accepted_number == number)
    lost = chosen.values(accepted_number=None, accepted_at=None).returning(Thread.id)
    changes.note("threads", *db.session.scalars(lost))


def count_reaction(kind: ReactionKind, *, on: Sequence[int], by: int) -> None:
    """Once more or less on each of these posts, in the transaction in which it came or went."""
    column, ids = REACTIONS[kind], sorted(on)
    for start in range(0, len(ids), AT_ONCE):
        counted = update(Post).where(Post.id.in_(ids[start : start + AT_ONCE]))
        db.session.execute(counted.values({column: column + by}))


def hold_reactions(post_id: int) -> Mapping[ReactionKind, int]:
    """As they are counted now; nobody counts on until the transaction ends."""
    held = select(*REACTIONS.values()).where(Post.id == post_id).with_for_update()
    return show_reactions(db.session.execute(held).one())


def set_reactions(post_id: int, counts: Mapping[ReactionKind, int]) -> None:
    values = {REACTIONS[kind]: count for kind, count in counts.items()}
    db.session.execute(update(Post).where(Post.id == post_id).values(values))
