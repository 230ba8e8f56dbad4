"""The shapes of moderation."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema

from forum.core.i18n import _
from forum.core.schemas import Input, ListOutput, Written, id_field, length, one_of
from forum.moderation.acts import POST_ACTS, THREAD_ACTS


class ThreadActInput(Input):
    reason = Written(required=True, validate=length(3, 500))


class PostActInput(Input):
    reason = Written(required=True, validate=length(3, 500))
    note = Written(load_default="", validate=length(0, 1000))


class RemoveForm(Input):
    reason_code = fields.String(required=True, validate=length(1, 50))
    note = Written(load_default="", validate=length(0, 1000))


class RestoreForm(Input):
    note = Written(required=True, validate=length(3, 500))


class UnmaskForm(Input):
    reason = Written(required=True, validate=length(3, 500))


class UnmaskInput(UnmaskForm):
    post_id = id_field(required=True)


class UnmaskOutput(Schema):
    id = fields.Integer()
    username = fields.String()


class ActionInput(PostActInput):
    """One act: `thread_id` for acts on a thread, `post_id` for acts on a post."""

    kind = fields.String(required=True, validate=one_of(*THREAD_ACTS, *POST_ACTS))
    thread_id = id_field(load_default=None)
    post_id = id_field(load_default=None)

    @validates_schema
    def names_its_object(self, data: dict[str, Any], **_more: Any) -> None:
        wanted = "thread_id" if data["kind"] in THREAD_ACTS else "post_id"
        other = "post_id" if data["kind"] in THREAD_ACTS else "thread_id"
        if data.get(wanted) is None:
            raise ValidationError([_("Dit veld is verplicht.")], wanted)
        if data.get(other) is not None:
            raise ValidationError([_("Dit hoort niet bij deze actie.")], other)


class ActionOutput(Schema):
    id = fields.Integer()
    statement = fields.String()


class LogLineOutput(Schema):
    id = fields.Integer()
    act = fields.String()
    moderator = fields.String()
    thread_id = fields.Integer(allow_none=True)
    post_id = fields.Integer(allow_none=True)
    about = fields.String(allow_none=True)
    reason = fields.String()
    note = fields.String()
    at = fields.AwareDateTime()


class LogList(ListOutput):
    items = fields.List(fields.Nested(LogLineOutput))
