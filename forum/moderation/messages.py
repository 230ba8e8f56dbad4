"""What moderators do with private messages that were shown to them. The log names a report by its
number, and nobody."""

from forum.accounts.viewer import Viewer
from forum.messages import service
from forum.messages.waiting import KIND
from forum.moderation.acts import Act
from forum.moderation.claims.service import settle
from forum.moderation.entries import log_act


def close_report(viewer: Viewer, report_id: int) -> None:
    """Twice is once. Raises what the room does, and Conflict while another moderator looks at
    it."""
    since = service.close_report(viewer, report_id)
    settle(viewer, KIND, report_id)
    if since is not None:
        what = f"Gemeld privébericht {report_id}"
        log_act(viewer, Act.CLOSE_MESSAGE_REPORT, about=what, since=since)
