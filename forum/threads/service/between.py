"""How threads stand between which posts go, as far as that is put back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, exists, func, select, update

from forum.categories.service import count_thread
from forum.core import changes, clock
from forum.core.db import db
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Thread, Voice, VoiceBlock
from forum.threads.service.carrying import places
from forum.threads.service.standing import Standing

SUMS = (
    Thread.last_number, Thread.reply_count, Thread.last_post_at, Thread.expert_replied_at,
    Thread.accepted_number, Thread.accepted_at,
)  # fmt: skip


def standing_with(thread_id: int, *thread_ids: int) -> dict[str, Any]:
    """What the thread keeps in sum, and where the posts of all of them stand."""
    sums = db.session.execute(select(*SUMS).where(Thread.id == thread_id)).mappings().one()
    return {**sums, "places": places(*thread_ids)}


def set_sums(thread_id: int, before: Standing) -> None:
    values = {column.key: before[column.key] for column in SUMS}
    db.session.execute(update(Thread).where(Thread.id == thread_id).values(values))
    changes.note("threads", thread_id)


def is_untouched(before: Standing, *thread_ids: int) -> bool:
    """Whether the same posts are there, none more and none less."""
    there = select(Post.id).where(Post.thread_id.in_(thread_ids))
    told = [*before["places"], *before.get("moved", ())]
    return set(db.session.scalars(there)) == {place[0] for place in told}


def are_there(*thread_ids: int) -> bool:
    here = select(func.count(Thread.id)).where(Thread.id.in_(thread_ids))
    return db.session.scalar(here.where(Thread.deleted_at.is_(None))) == len(thread_ids)


def accepted_in(before: Standing) -> int | None:
    """The post that helped, of the first thread that is told of."""
    accepted = before["accepted_number"]
    own = before["places"][0][1] if before["places"] else 0
    found = (one for one in before["places"] if (one[1], one[2]) == (own, accepted))
    return next((one[0] for one in found), None)


def lead_on(thread_id: int, target: int) -> None:
    """Nothing but a way to where it went."""
    gone = update(Thread).where(Thread.id == thread_id)
    gone = gone.values(deleted_at=clock.now(), merged_into_id=target)
    row = db.session.execute(gone.returning(Thread.category_id, Thread.visibility)).one()
    count_thread(row.category_id, is_public=row.visibility == Visibility.PUBLIC, by=-1)


def lose_voices(voice_ids: Sequence[int]) -> None:
    """Those among them that nobody writes with."""
    silent = Voice.id.in_(voice_ids), ~exists().where(Post.voice_id == Voice.id)
    ids = db.session.scalars(select(Voice.id).where(*silent)).all()
    db.session.execute(delete(VoiceBlock).where(VoiceBlock.voice_id.in_(ids)))
    db.session.execute(delete(Voice).where(Voice.id.in_(ids)))
