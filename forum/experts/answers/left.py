"""What somebody answered of whom it was said since that they are no expert: for moderators, to
look at once more."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.experts.models import ExpertAnswer
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import is_unlocked, visible_to

MOST = 50


@dataclass(frozen=True)
class LeftAnswer:
    post_id: int
    number: int
    title: str


def answers_left_by(viewer: Viewer, username: str) -> Sequence[LeftAnswer]:
    """The latest that still stand in threads where talk goes on. For moderators."""
    require(may_moderate(viewer))
    query = (
        select(Post.id, Post.number, Thread.title)
        .join(ExpertAnswer, ExpertAnswer.post_id == Post.id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(Member.username == username, Voice.is_pseudonym.is_(False))
        .where(Post.deleted_at.is_(None), Post.removed_at.is_(None))
        .where(visible_to(viewer), is_unlocked(), withheld_from(viewer).is_(None))
        .order_by(Post.id.desc())
        .limit(MOST)
    )
    return [LeftAnswer(row.id, row.number, row.title) for row in db.session.execute(query)]
