"""The shapes of what was flagged."""

from marshmallow import Schema, fields

from forum.core.schemas import ListOutput


class FlagOutput(Schema):
    """`words` are those of the list that were found, by commas."""

    id = fields.Integer()
    post_id = fields.Integer()
    title = fields.String()
    author = fields.String()
    body = fields.String()
    words = fields.String()
    at = fields.AwareDateTime()


class FlagList(ListOutput):
    items = fields.List(fields.Nested(FlagOutput))
