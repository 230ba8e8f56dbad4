"""The shapes of notes about a member."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, ListOutput, Written, length


class MemberNoteInput(Input):
    body = Written(required=True, validate=length(3, 2000))


class MemberNoteOutput(Schema):
    """`gone_at` is when it is removed by itself."""

    id = fields.Integer()
    about = fields.String()
    writer = fields.String()
    body = fields.String()
    written_at = fields.AwareDateTime()
    gone_at = fields.AwareDateTime()


class MemberNoteList(ListOutput):
    items = fields.List(fields.Nested(MemberNoteOutput))
