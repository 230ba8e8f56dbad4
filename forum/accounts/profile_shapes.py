"""Texts about oneself that wait for a moderator, in shapes that cross a door."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, ListOutput, Written, length


class SeenInput(Input):
    """`seen` says which text was read: it comes with that text."""

    seen = Written(required=True, validate=length(1, 40))


class HeldProfileOutput(Schema):
    """A text that waits for a moderator, or with a `reason` one that was not placed."""

    bio = fields.String()
    why = fields.String()
    held_at = fields.AwareDateTime()
    reason = fields.String(allow_none=True)


class WaitingProfileOutput(HeldProfileOutput):
    id = fields.Integer()
    author = fields.Dict()
    instead_of = fields.String()
    seen = fields.String()


class WaitingProfileList(ListOutput):
    items = fields.List(fields.Nested(WaitingProfileOutput))
