"""What stands on the page of a private conversation, and where its messages are found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from flask import after_this_request, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from forum.core.db import attempt
from forum.messages import queries, service
from forum.messages.kinds import MESSAGES_PER_PAGE
from forum.messages.views import ConversationView, MessageView
from forum.notifications.noting import note_read_conversation
from forum.web.page import viewer
from forum.web.reading import is_ahead


@dataclass(frozen=True)
class MessagePage:
    """The messages that stand here, and the addresses of the others."""

    items: Sequence[MessageView]
    older_url: str | None
    newer_url: str | None
    unread_url: str | None  # of the first unread one, when it lies on an earlier page


def note_read(conversation: ConversationView, number: int) -> None:
    """How far one has read, in a short transaction of its own after the answer is made."""
    notes = []
    if number > conversation.read_number:
        notes.append(partial(service.note_read, viewer(), conversation.id, number))
    if viewer().notice_count and number >= conversation.last_number:
        notes.append(partial(note_read_conversation, viewer(), conversation.id))
    if request.method != "GET" or is_ahead() or not notes:
        return

    @after_this_request
    def keep(response: Response) -> Response:
        for note in notes:
            attempt(note)
        return response


def message_page(conversation: ConversationView, found: Sequence[MessageView]) -> MessagePage:
    first, last, read = found[0].number, found[-1].number, conversation.read_number
    is_earlier = conversation.is_unread and read + 1 < first
    return MessagePage(
        items=found,
        older_url=_address(conversation.id, before=first) if first > 1 else None,
        newer_url=_address(conversation.id, after=last)
        if last < conversation.last_number
        else None,
        unread_url=_address(conversation.id, after=read) if is_earlier else None,
    )


def _address(conversation_id: int, *, after: int | None = None, before: int | None = None) -> str:
    return url_for("messages.show", conversation_id=conversation_id, after=after, before=before)


def to_message(message_id: int) -> ResponseReturnValue:
    """Where it stands: on the last page, or as the last of an earlier one."""
    found = queries.get_place(viewer(), message_id)
    is_late = found.last_number - found.number < MESSAGES_PER_PAGE
    before = None if is_late else found.number + 1
    return redirect(f"{_address(found.conversation_id, before=before)}#m{message_id}", 303)
