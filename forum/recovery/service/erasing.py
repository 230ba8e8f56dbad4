"""Nobody else ever read a diary, so nothing of it stays when its member goes. Goal and steps of a
story are as the posts they stand with."""

from sqlalchemy import delete, or_, select

from forum.core.db import db
from forum.recovery.models import (
    DiaryActivity,
    DiaryEntry,
    DiaryExperiment,
    DiaryReminder,
    DiaryRevision,
    Snapshot,
    Story,
    StoryStep,
)
from forum.recovery.stories.telling import lose_stories
from forum.threads.models import Post
from forum.threads.owners import posts_of
from forum.threads.service.forgetting import named_in, rewrite


def erase(member_id: int, *, everything: bool) -> None:
    """Before the posts, of which it must still be known whose they were, and under which name."""
    erase_diary(member_id)
    _lose_stories(member_id, everything=everything)
    _take_out_mentions(member_id)


def erase_diary(member_id: int) -> None:
    """With what was shared of it."""
    mine = select(DiaryEntry.id).where(DiaryEntry.member_id == member_id)
    for gone in (
        delete(Snapshot).where(Snapshot.member_id == member_id),
        delete(DiaryRevision).where(DiaryRevision.entry_id.in_(mine)),
        delete(DiaryEntry).where(DiaryEntry.member_id == member_id),
        delete(DiaryActivity).where(DiaryActivity.member_id == member_id),
        delete(DiaryExperiment).where(DiaryExperiment.member_id == member_id),
        delete(DiaryReminder).where(DiaryReminder.member_id == member_id),
    ):
        db.session.execute(gone, execution_options={"synchronize_session": False})


def _lose_stories(member_id: int, *, everything: bool) -> None:
    """Those of which the words stay lose nothing but a name."""
    first = select(Post.thread_id).where(Post.id.in_(posts_of(member_id)), Post.number == 1)
    gone = or_(Post.deleted_at.is_not(None), Post.removed_at.is_not(None))
    lose_stories(db.session.scalars(first if everything else first.where(gone)).all())


def _take_out_mentions(member_id: int) -> None:
    for mentions, posts in named_in(member_id):
        told = select(Post.thread_id).where(posts, Post.number == 1)
        rewrite(Story.goal, mentions, Story.thread_id.in_(told))
        rewrite(StoryStep.text, mentions, StoryStep.thread_id.in_(told))
