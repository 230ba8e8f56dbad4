"""Who is behind a pseudonym. `moderation` calls this and keeps account of it."""

from dataclasses import dataclass

from sqlalchemy import select

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.permission import require
from forum.threads.models import Post, Voice
from forum.threads.policy import may_unmask
from forum.threads.posts import get_post


@dataclass(frozen=True)
class Unmasked:
    member_id: int
    thread_id: int


def unmask(viewer: Viewer, post_id: int) -> Unmasked:
    """Raises Conflict for a post that is not under a pseudonym, or was taken back."""
    require(may_moderate(viewer))
    post = get_post(viewer, post_id)
    verdict = may_unmask(viewer, post)
    if verdict.code in ("gone", "not_pseudonym"):
        raise Conflict(verdict.reason, code=verdict.code)
    require(verdict)
    query = select(Voice.member_id).join(Post, Post.voice_id == Voice.id).where(Post.id == post_id)
    return Unmasked(db.session.scalars(query).one(), post.thread_id)
