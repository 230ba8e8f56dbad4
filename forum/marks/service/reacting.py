"""Appreciating what somebody wrote, and taking that back."""

from sqlalchemy import delete

from forum.accounts.policy import may_change_account
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require
from forum.marks.models import Reaction
from forum.marks.policy_posts import may_react
from forum.marks.service.keeping import add
from forum.threads.counting import count_reaction
from forum.threads.kinds import ReactionKind
from forum.threads.posts import get_post, get_readable_post
from forum.threads.views import PostView


def react(viewer: Viewer, post_id: int, kind: ReactionKind) -> PostView:
    """One of each kind from each member, however often it is sent. The post as it stands then.

    Raises NotFound for what the viewer cannot read.
    """
    post = get_readable_post(viewer, post_id)
    require(may_react(viewer, post, clock.now()))
    key = {"post_id": post.id, "member_id": viewer.member_id, "kind": kind}
    if add(Reaction, {**key, "left_at": clock.now()}):
        count_reaction(kind, on=[post.id], by=1)
    return get_post(viewer, post_id)


def take_back(viewer: Viewer, post_id: int, kind: ReactionKind) -> PostView:
    """Like taking back one's words, this does not depend on standing. Raises as `react` does."""
    post = get_readable_post(viewer, post_id)
    require(may_change_account(viewer))
    mine = Reaction.post_id == post.id, Reaction.member_id == viewer.id, Reaction.kind == kind
    gone = delete(Reaction).where(*mine).returning(Reaction.post_id)
    if db.session.scalar(gone) is not None:
        count_reaction(kind, on=[post.id], by=-1)
    return get_post(viewer, post_id)
