"""How long threads keep what nobody may read any more."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import Rule, changing
from forum.threads.models import Post
from forum.threads.service.picturing import UNUSED

REMOVED = timedelta(days=90)  # long enough to decide about an objection


def _is_decided() -> ColumnElement[bool]:
    return and_(Post.removed_at < clock.now() - REMOVED, Post.body != "")


RULES: tuple[Rule, ...] = (
    changing(
        "removed_posts",
        _("Teksten die een moderator verwijderde, leeggemaakt (90 dagen)"),
        Post,
        _is_decided,
        {"body": "", "body_html": "", "version": Post.version + 1},
    ),
    UNUSED,
)
