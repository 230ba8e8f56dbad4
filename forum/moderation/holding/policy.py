"""Who sees what is held, and who decides. Pure: no database, no request."""

from sqlalchemy import ColumnElement, false, true

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no
from forum.moderation.models import HeldPost


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """One's own, and for moderators those of all."""
    if viewer.is_staff:
        return true()
    return HeldPost.member_id == viewer.id if viewer.is_member else false()


def may_decide(viewer: Viewer, writer_id: int) -> Verdict:
    if viewer.is_staff and viewer.id == writer_id:
        return no("own_post", _("Over je eigen bericht oordeelt een andere moderator."))
    return may_moderate(viewer)
