"""Who notes something about whom, and reads it. Pure: no database, no request."""

from sqlalchemy import ColumnElement, and_, false

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Role, Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no
from forum.moderation.models import MemberNote

RANKS = {Role.MEMBER: 0, Role.EXPERT: 0, Role.MODERATOR: 1, Role.ADMIN: 2}


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """For moderators, and never those about oneself, a colleague or who stands above. For a query
    that joins the member whom they are about."""
    if not viewer.is_staff:
        return false()
    return and_(Member.role.in_(_below(viewer)), MemberNote.member_id != viewer.id)


def may_note(viewer: Viewer, member_id: int, role: str) -> Verdict:
    """Write and read notes about this member."""
    verdict = may_moderate(viewer)
    if not verdict:
        return verdict
    if viewer.id == member_id:
        return no("not_oneself", _("Over jezelf houd je geen notities bij, en je leest ze niet."))
    if role not in _below(viewer):
        return no("not_upward", _("Over iemand van het team houd je geen notities bij."))
    return verdict


def _below(viewer: Viewer) -> list[Role]:
    return [role for role, rank in RANKS.items() if rank < RANKS[viewer.role]]
