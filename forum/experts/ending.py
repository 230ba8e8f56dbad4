"""What follows for the rest of the room when somebody is an expert no longer."""

from forum.accounts.viewer import Viewer
from forum.experts.hours.letting_go import host_no_more
from forum.experts.models import Verification
from forum.experts.questions.letting_go import let_go_of
from forum.experts.verification import service


def revoke(viewer: Viewer, username: str, *, reason: str) -> Verification | None:
    """As `verification.service.revoke`; the questions they hold wait for another,
    and of hours to come they are no host."""
    member, found = service.revoke(viewer, username, reason=reason)
    let_go_of(member.id)
    host_no_more(member.id)
    return found


def expire(member_id: int) -> bool:
    ended = service.expire(member_id)
    if ended:
        let_go_of(member_id)
        host_no_more(member_id)
    return ended
