"""What people do with private messages, an act a function. `posting` wraps those that write."""

from forum.messages.service.beginning import begin
from forum.messages.service.parting import delete_message, leave
from forum.messages.service.reading import mark_read, note_read
from forum.messages.service.reporting import close_report, open_reported, report
from forum.messages.service.sending import rendered, send

__all__ = [
    "begin",
    "close_report",
    "delete_message",
    "leave",
    "mark_read",
    "note_read",
    "open_reported",
    "rendered",
    "report",
    "send",
]
