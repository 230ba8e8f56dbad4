"""What moderators do with private messages that were shown to them."""

from forum.accounts.viewer import Viewer
from forum.messages import service
from forum.messages.waiting import KIND
from forum.moderation.claims.service import settle


def close_report(viewer: Viewer, report_id: int) -> int:
    """Raises what the room does, and Conflict while another moderator looks at it."""
    closed = service.close_report(viewer, report_id)
    settle(viewer, KIND, report_id)
    return closed
