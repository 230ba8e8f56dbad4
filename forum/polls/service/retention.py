"""How long polls are kept under what a moderator removed: as long as its text."""

from sqlalchemy import ColumnElement, func, select

from forum.core import clock
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import Rule
from forum.polls.models import Poll
from forum.polls.service.asking import remove_held
from forum.threads.models import Post
from forum.threads.service.retention import REMOVED


def _is_past() -> ColumnElement[bool]:
    return Poll.post_id.in_(select(Post.id).where(Post.removed_at < clock.now() - REMOVED))


def _count() -> int:
    return db.session.scalar(select(func.count(Poll.id)).where(_is_past())) or 0


def _remove() -> int:
    past = db.session.scalars(select(Poll.id).where(_is_past()).with_for_update()).all()
    remove_held(past)
    return len(past)


RULES: tuple[Rule, ...] = (
    Rule(
        "removed_polls",
        _("Peilingen bij teksten die een moderator verwijderde (9 maanden)"),
        _count,
        _remove,
    ),
)
