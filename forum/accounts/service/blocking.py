"""Members who want to see nothing more of each other."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.models import Block, Member
from forum.accounts.policy import may_change_account
from forum.accounts.queries import find_by_name, profile
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, NotFound
from forum.core.i18n import _
from forum.core.permission import require


def block_member(viewer: Viewer, username: str) -> None:
    """Twice is once. Raises NotFound for who has no profile to see, Conflict for oneself."""
    require(may_change_account(viewer))
    if profile(viewer, username).is_mine:
        raise Conflict(_("Je kunt jezelf niet blokkeren."), code="yourself")
    member = find_by_name(username)
    if member is None:
        raise NotFound(_("Dit lid bestaat niet."))
    add_block(viewer, member.id)


def add_block(viewer: Viewer, member_id: int) -> None:
    """Said a second time it is what it was."""
    try:
        with db.session.begin_nested():
            db.session.add(Block(member_id=viewer.id, blocked_id=member_id, blocked_at=clock.now()))
    except IntegrityError:
        return


def forget_blocks(member_id: int, until: datetime) -> None:
    """Those the member made up to then."""
    made = Block.member_id == member_id, Block.blocked_at <= until
    db.session.execute(delete(Block).where(*made))


def unblock_member(viewer: Viewer, username: str) -> None:
    """Twice is once, also of who has no profile any more. Raises NotFound for nobody."""
    require(may_change_account(viewer))
    named = select(Member.id).where(Member.username == username)
    mine = Block.member_id == viewer.id, Block.blocked_id.in_(named)
    if not db.session.scalars(delete(Block).where(*mine).returning(Block.id)).all():
        profile(viewer, username)
