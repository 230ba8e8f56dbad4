"""The shapes of moderation."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, ListOutput, Written, id_field, length


class ThreadActInput(Input):
    reason = Written(required=True, validate=length(3, 500))


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
