"""The shapes of private messages that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, fields, validate

from forum.core.i18n import _
from forum.core.paging import LARGEST_ID
from forum.core.schemas import Input, ListOutput, ListQuery, Query, Written, length, one_of
from forum.messages.kinds import State
from forum.messages.reasons import TITLES

LONGEST_MESSAGE = 20_000
MOST_NAMES = 20  # that are looked up; how many people may be written to is a rule of the room
REASON: dict[str, Any] = {"validate": one_of(*TITLES), "required": True}


class Names(fields.List[Any]):
    """Names of members: a list, or one text with commas between them, as people type it."""

    def __init__(self, **more: Any) -> None:
        inner = Written(validate=length(1, 100))
        super().__init__(inner, validate=length(1, MOST_NAMES), **more)

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> list[Any]:
        if isinstance(value, str):
            value = [name.strip() for name in value.split(",") if name.strip()]
        return super()._deserialize(value, *rest, **more)


class MessageInput(Input):
    body = Written(required=True, validate=length(1, LONGEST_MESSAGE))


class ConversationInput(MessageInput):
    to = Names(required=True)


class ReadMessages(Input):
    number = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(0, LARGEST_ID, error=_("Dit nummer bestaat niet.")),
    )


class NoteInput(Input):
    note = Written(load_default="", validate=length(0, 1000))


class MessageReportInput(NoteInput):
    reason = fields.String(**REASON)


class MessageReportForm(NoteInput):
    reason_code = fields.String(**REASON)


class OpenInput(Input):
    """Why a moderator must read it. Whoever wrote it reads this too."""

    reason = Written(required=True, validate=length(3, 500))


class PlaceNumber(fields.Integer):
    def __init__(self) -> None:
        wrong = _("Deze pagina bestaat niet.")
        super().__init__(load_default=None, validate=validate.Range(0, LARGEST_ID, error=wrong))


class StretchQuery(Query):
    """Next to which number a page of a conversation lies."""

    after = PlaceNumber()
    before = PlaceNumber()


class NewQuery(Query):
    to = Written(load_default="", validate=length(0, 100))


class ReportQuery(ListQuery):
    state = fields.String(load_default=State.OPEN, validate=one_of(*State))


class PersonOutput(Schema):
    name = fields.String()
    url = fields.String(allow_none=True)
    role = fields.String()
    badge = fields.String(allow_none=True)


class CompanionOutput(PersonOutput):
    has_left = fields.Boolean()
    is_away = fields.Boolean(metadata={"description": "Then the name is none."})


class ConversationOutput(Schema):
    id = fields.Integer()
    others = fields.List(fields.Nested(CompanionOutput))
    last_number = fields.Integer()
    last_message_at = fields.AwareDateTime()
    read_number = fields.Integer()
    is_unread = fields.Boolean()
    url = fields.String()


class ConversationList(ListOutput):
    """`unread` counts the conversations that hold something unread, on whichever page."""

    items = fields.List(fields.Nested(ConversationOutput))
    unread = fields.Integer()


class MessageOutput(Schema):
    """Of a deleted message `deleted: true` and `body: null`; of one that is kept from the
    reader, by a block or while its writer is away, the same with `hidden`."""

    id = fields.Integer()
    conversation_id = fields.Integer()
    number = fields.Integer()
    author = fields.Nested(PersonOutput)
    body = fields.String(allow_none=True)
    html = fields.String(allow_none=True)
    sent_at = fields.AwareDateTime()
    mine = fields.Boolean()
    deleted = fields.Boolean()
    hidden = fields.Boolean()


class MessageList(ListOutput):
    """Newest first, with the conversation they are of."""

    conversation = fields.Nested(ConversationOutput)
    items = fields.List(fields.Nested(MessageOutput))


class SentOutput(Schema):
    conversation_id = fields.Integer()
    id = fields.Integer()


class MadeOutput(Schema):
    id = fields.Integer()


class ReportedOutput(Schema):
    id = fields.Integer()
    reporter = fields.Nested(PersonOutput, allow_none=True)
    writer = fields.Nested(PersonOutput)
    reason = fields.String()
    reported_at = fields.AwareDateTime()
    closed_at = fields.AwareDateTime(allow_none=True)
    deleted = fields.Boolean()


class ReportedList(ListOutput):
    items = fields.List(fields.Nested(ReportedOutput))


class OpenedOutput(ReportedOutput):
    body = fields.String()
    html = fields.String()
    note = fields.String()
    sent_at = fields.AwareDateTime()
