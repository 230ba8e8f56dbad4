"""How long threads keep what nobody may read any more."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, select

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import Rule, changing, removing
from forum.threads.models import Post, Revision
from forum.threads.service.picturing import UNUSED
from forum.threads.service.rendering import NO_WORDS

# Long enough to object, for which there are six months, and to decide about that.
REMOVED = timedelta(days=274)


def _is_decided() -> ColumnElement[bool]:
    return and_(_was_removed(), Post.body != "")


def _is_of_decided() -> ColumnElement[bool]:
    return Revision.post_id.in_(select(Post.id).where(_was_removed()))


def _was_removed() -> ColumnElement[bool]:
    return Post.removed_at < clock.now() - REMOVED


RULES: tuple[Rule, ...] = (
    changing(
        "removed_posts",
        _("Teksten die een moderator verwijderde, leeggemaakt (9 maanden)"),
        Post,
        _is_decided,
        NO_WORDS,
    ),
    removing(
        "removed_history",
        _("Eerdere versies van teksten die een moderator verwijderde (9 maanden)"),
        Revision,
        _is_of_decided,
    ),
    UNUSED,
)
