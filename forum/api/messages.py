from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.queries import own_account
from forum.accounts.schemas import MessageChoice
from forum.accounts.service import profile
from forum.api import message_shapes as shapes
from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    page_of,
    viewer,
)
from forum.core.db import transaction
from forum.core.schemas import ListQuery
from forum.messages import queries, service
from forum.messages.schemas import (
    ConversationInput,
    ConversationList,
    ConversationOutput,
    MadeOutput,
    MessageInput,
    MessageList,
    MessageReportInput,
    ReadMessages,
    SentOutput,
)
from forum.posting import service as posting

bp = Blueprint("api_messages", __name__, url_prefix="", description="Private messages")


@bp.route("/messages")
class Conversations(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, ConversationList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List one's own conversations, latest moved first."""
        page = queries.conversations(viewer(), **asked)
        items = [shapes.conversation(found) for found in page.items]
        return page_of(items, page.next) | {"unread": viewer().unread_count}

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(ConversationInput)
    @bp.response(201, SentOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Write to members, up to seven. To one of them: on in the conversation of the two."""
        return _sent(
            act_once(
                lambda: posting.begin_conversation(viewer(), acknowledged=acknowledged(), **data).id
            )
        )


@bp.route("/messages/<id:conversation_id>")
class OneConversation(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, MessageList)
    def get(self, asked: dict[str, Any], conversation_id: int) -> dict[str, Any]:
        """Read a conversation, newest first. To say how far one read is a call of its own."""
        conversation = queries.get_conversation(viewer(), conversation_id)
        page = queries.page_of_messages(viewer(), conversation, **asked)
        items = [shapes.message(found) for found in page.items]
        return page_of(items, page.next) | {"conversation": shapes.conversation(conversation)}

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(MessageInput)
    @bp.response(201, SentOutput)
    def post(self, data: dict[str, Any], conversation_id: int) -> dict[str, Any]:
        """Write in a conversation."""
        queries.get_conversation(viewer(), conversation_id)
        return _sent(
            act_once(
                lambda: (
                    posting.send_message(
                        viewer(), conversation_id, acknowledged=acknowledged(), **data
                    ).id
                )
            )
        )


@bp.route("/messages/<id:conversation_id>/read")
class ReadOfConversation(MethodView):
    @bp.arguments(ReadMessages)
    @bp.response(200, ConversationOutput)
    def put(self, data: dict[str, Any], conversation_id: int) -> dict[str, Any]:
        """Say up to which message one read. It never goes back."""
        with transaction():
            service.mark_read(viewer(), conversation_id, data["number"])
        return shapes.conversation(queries.get_conversation(viewer(), conversation_id))


@bp.route("/messages/<id:conversation_id>/leave")
class LeavingOfConversation(MethodView):
    @bp.response(204)
    def post(self, conversation_id: int) -> None:
        """Leave a conversation. The others go on; for oneself it is gone."""
        with transaction():
            service.leave(viewer(), conversation_id)


@bp.route("/messages/<id:conversation_id>/<id:message_id>")
class OneMessage(MethodView):
    @bp.response(204)
    def delete(self, conversation_id: int, message_id: int) -> None:
        """Delete one's own message. The words are gone at once, its place stays."""
        with transaction():
            service.delete_message(viewer(), conversation_id, message_id)


@bp.route("/messages/<id:conversation_id>/<id:message_id>/report")
class ReportOfMessage(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(MessageReportInput)
    @bp.response(201, MadeOutput)
    def post(self, data: dict[str, Any], conversation_id: int, message_id: int) -> dict[str, Any]:
        """Show one message to the moderators: that one and no other. Twice is once."""
        return {
            "id": act_once(lambda: service.report(viewer(), conversation_id, message_id, **data))
        }


@bp.route("/me/message-choices")
class MessageChoices(MethodView):
    @bp.response(200, MessageChoice)
    def get(self) -> dict[str, Any]:
        """Read whether other members may begin a conversation with one."""
        return {"takes_messages": own_account(viewer()).takes_messages}

    @bp.arguments(MessageChoice)
    @bp.response(200, MessageChoice)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Say whether other members may."""
        with transaction():
            profile.choose_messages(viewer(), **data)
        return data


def _sent(message_id: int) -> dict[str, Any]:
    place = queries.get_place(viewer(), message_id)
    return {"conversation_id": place.conversation_id, "id": message_id}
