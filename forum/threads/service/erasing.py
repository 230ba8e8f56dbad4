"""What becomes of a member's posts when they leave for good."""

from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update

from forum.accounts.service.erasing import nameless
from forum.categories.service import count_thread
from forum.core import changes, clock, outbox
from forum.core.db import db
from forum.core.slugs import slugify
from forum.threads.counting import count_experts_again
from forum.threads.kinds import Visibility
from forum.threads.models import (
    Post,
    PostUpload,
    Revision,
    Thread,
    ThreadLabel,
    Voice,
    VoiceBlock,
)
from forum.threads.owners import posts_of, threads_of, voices_of
from forum.threads.service.forgetting import take_out_mentions
from forum.threads.service.pausing import resume_threads
from forum.threads.service.rendering import NO_WORDS

NO_TITLE = "Verwijderd gesprek"


def erase(member_id: int, *, everything: bool) -> None:
    """Without names, and with `everything` also without words.

    Numbers, permalinks and what others wrote stay as they are.
    """
    # Held first, so that a reply that is under way is either seen here or comes too late.
    threads = threads_of(member_id)
    db.session.execute(
        select(Thread.id).where(Thread.id.in_(threads)).order_by(Thread.id).with_for_update()
    )
    resume_threads(member_id)
    take_out_mentions(member_id)
    if everything:
        _take_back_words(member_id)
        _take_back_threads(member_id)
    else:
        _lose_texts_that_were_gone(member_id)
    _lose_history(member_id)
    _lose_blocks(member_id, everything=everything)
    _lose_names(member_id)


def _by(member_id: int) -> ColumnElement[bool]:
    return Post.voice_id.in_(voices_of(member_id))


def _lose_history(member_id: int) -> None:
    """What posts were before, and their pictures: either may tell who somebody is."""
    for table in (Revision, PostUpload):
        db.session.execute(delete(table).where(table.post_id.in_(posts_of(member_id))))


def _lose_texts_that_were_gone(member_id: int) -> None:
    """Nobody can ask any more to have them back."""
    gone = or_(Post.deleted_at.is_not(None), Post.removed_at.is_not(None))
    db.session.execute(update(Post).where(_by(member_id), gone, Post.body != "").values(NO_WORDS))


def _take_back_words(member_id: int) -> None:
    """As if the member had deleted every post: the places stay."""
    answered = select(Post.thread_id).where(_by(member_id), Post.is_expert.is_(True)).distinct()
    recount = db.session.scalars(answered.order_by(Post.thread_id)).all()
    taken = update(Post).where(_by(member_id))
    gone = func.coalesce(Post.deleted_at, clock.now())
    values = NO_WORDS | {"deleted_at": gone}
    changes.note("posts", *db.session.scalars(taken.values(values).returning(Post.id)))
    for thread_id in recount:
        count_experts_again(thread_id)
    _lose_choices(member_id)


def _lose_choices(member_id: int) -> None:
    """That one of these words helped somebody."""
    mine = exists().where(
        Post.thread_id == Thread.id, Post.number == Thread.accepted_number, _by(member_id)
    )
    chosen = update(Thread).where(Thread.accepted_number.is_not(None), mine)
    lost = chosen.values(accepted_number=None, accepted_at=None).returning(Thread.id)
    changes.note("threads", *db.session.scalars(lost))


def _take_back_threads(member_id: int) -> None:
    mine = Thread.id.in_(threads_of(member_id))
    by_others = Post.thread_id == Thread.id, Post.voice_id.not_in(voices_of(member_id))
    alone = update(Thread).where(mine, ~exists().where(*by_others), Thread.deleted_at.is_(None))
    _count_off(alone.values(deleted_at=clock.now()))
    changes.note("threads", *db.session.scalars(threads_of(member_id)))
    # They were chosen by the member, and tell of somebody's health.
    db.session.execute(delete(ThreadLabel).where(ThreadLabel.thread_id.in_(threads_of(member_id))))
    db.session.execute(update(Thread).where(mine).values(title=NO_TITLE, slug=slugify(NO_TITLE)))
    gone = select(Thread.id).where(mine, Thread.deleted_at.is_not(None))
    outbox.forget_about("thread_id", db.session.scalars(gone).all())


def _count_off(removal: Any) -> None:
    for row in db.session.execute(removal.returning(Thread.category_id, Thread.visibility)):
        count_thread(row.category_id, is_public=row.visibility == Visibility.PUBLIC, by=-1)


def _lose_blocks(member_id: int, *, everything: bool) -> None:
    """Who blocked a voice that still has words goes on not seeing them."""
    own = VoiceBlock.member_id == member_id
    on_mine = VoiceBlock.voice_id.in_(voices_of(member_id))
    db.session.execute(delete(VoiceBlock).where(or_(own, on_mine) if everything else own))


def _lose_names(member_id: int) -> None:
    """Another name in each thread, so that nobody can tell which were one person's."""
    changes.note("surroundings", *db.session.scalars(posts_of(member_id)))
    for voice_id in db.session.scalars(voices_of(member_id)).all():
        unknown = {"shown_name": nameless(), "is_pseudonym": True}
        db.session.execute(update(Voice).where(Voice.id == voice_id).values(unknown))
