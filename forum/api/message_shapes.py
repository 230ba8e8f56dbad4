"""What is shown of private messages, with the addresses that only a door knows."""

from typing import Any

from forum.api.door import address
from forum.api.shapes import author
from forum.messages.views import ConversationView, MessageView, Opened, ReportView


def conversation(found: ConversationView) -> dict[str, Any]:
    others = [
        author(other.author) | {"has_left": other.has_left, "is_away": other.is_away}
        for other in found.others
    ]
    return {
        "id": found.id,
        "others": others,
        "last_number": found.last_number,
        "last_message_at": found.last_message_at,
        "read_number": found.read_number,
        "is_unread": found.is_unread,
        "url": address("messages.show", conversation_id=found.id),
    }


def message(found: MessageView) -> dict[str, Any]:
    names = ("id", "conversation_id", "number")
    place = {name: getattr(found, name) for name in names}
    if found.is_deleted:
        return place | {"deleted": True, "body": None}
    if found.withheld:
        return place | {"hidden": True, "body": None}
    return place | {
        "author": author(found.author),
        "body": found.body,
        "html": found.html,
        "sent_at": found.sent_at,
        "mine": found.mine,
        "deleted": False,
        "hidden": False,
    }


def report(found: ReportView) -> dict[str, Any]:
    return {
        "id": found.id,
        "reporter": found.reporter and author(found.reporter),
        "writer": author(found.writer),
        "reason": found.reason,
        "reported_at": found.reported_at,
        "closed_at": found.closed_at,
        "deleted": found.is_deleted,
    }


def opened(found: Opened) -> dict[str, Any]:
    words = {name: getattr(found, name) for name in ("body", "html", "note", "sent_at")}
    return report(found.report) | words
