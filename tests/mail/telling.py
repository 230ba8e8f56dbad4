"""A member is told of a post, as the code tells it: aimed at them by itself, else by its thread."""

from forum.core.db import db
from forum.notifications.kinds import AIMED, Kind
from forum.notifications.service import About, tell


def tell_of(kind: Kind, member, post) -> None:
    post.is_expert = kind == Kind.EXPERT_ANSWER
    db.session.flush()
    about = f"post:{post.id}" if kind in AIMED else f"thread:{post.thread_id}"
    tell(kind, [member.id], About(about, post.id, post.thread_id))
