"""What members are told of who sees what, in shapes that cross a door."""

from marshmallow import Schema, fields

from forum.core.schemas import ListOutput


class BlockOutput(Schema):
    """A member, or with an `id` one pseudonym in one thread."""

    kind = fields.String(metadata={"enum": ["member", "pseudonym"]})
    name = fields.String()
    url = fields.String(allow_none=True)
    id = fields.Integer(metadata={"description": "Of a pseudonym's block, to lift it by."})
    thread_id = fields.Integer(allow_none=True)
    blocked_at = fields.AwareDateTime()


class BlockList(ListOutput):
    items = fields.List(fields.Nested(BlockOutput))


class AccessOutput(Schema):
    role = fields.String()
    what = fields.String()
    why = fields.String()
    at = fields.AwareDateTime()


class AccessList(ListOutput):
    items = fields.List(fields.Nested(AccessOutput))
