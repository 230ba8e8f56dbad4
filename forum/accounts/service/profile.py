"""What members say about themselves."""

from forum.accounts.models import Member
from forum.accounts.policy import may_change_account, may_write
from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require


def change_profile(viewer: Viewer, *, bio: str) -> None:
    """Raises NotFound for a member who was erased meanwhile."""
    # What one tells about oneself here is a text about one's health, for all to read.
    require(may_write(viewer, clock.now()) if bio else may_change_account(viewer))
    get_held(viewer.member_id).bio = bio


def choose_messages(viewer: Viewer, *, takes_messages: bool) -> None:
    """Whether other members may begin a conversation with the viewer."""
    require(may_change_account(viewer))
    db.session.get_one(Member, viewer.id).takes_messages = takes_messages
