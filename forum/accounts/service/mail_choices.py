"""What members choose about their mail, and what shows that it arrives again."""

from forum.accounts.mail_wishes import mail_wishes_of
from forum.accounts.policy import may_change_account
from forum.accounts.service.mail_standing import standing_for
from forum.accounts.service.pausing import get_held, hold
from forum.accounts.service.registering import ask_for_address
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.permission import require


def choose_mail(viewer: Viewer, *, is_discreet: bool, is_stopped: bool) -> None:
    """Choosing the same twice changes nothing."""
    require(may_change_account(viewer))
    member = get_held(viewer.member_id)
    standing = standing_for(member.id)
    standing.is_discreet = is_discreet
    standing.stopped_at = (standing.stopped_at or clock.now()) if is_stopped else None


def stop_all_mail(member_id: int) -> None:
    """For whoever has a letter that says so, logged in or not. Nothing for who went, and stopping
    twice is stopped."""
    if hold(member_id) is not None:
        standing = standing_for(member_id)
        standing.stopped_at = standing.stopped_at or clock.now()


def confirm_again(viewer: Viewer) -> None:
    """Mail a link to an address that letters did not reach; using it makes them go there again."""
    require(may_change_account(viewer))
    member = get_held(viewer.member_id)
    if mail_wishes_of(member.id).is_paused:
        ask_for_address(member)
