"""The shapes of what is said of fact sheets before and after they are read."""

from marshmallow import Schema, fields
from marshmallow.validate import Range

from forum.core.paging import LARGEST_ID
from forum.core.schemas import Input, Query, Written, length


class NoteInput(Input):
    reason = Written(load_default="", validate=length(0, 500))


class BackInput(Input):
    """Where the button stood: under a draft, or under what readers see."""

    draft = fields.Boolean(load_default=False)


class CompareQuery(Query):
    """With which earlier version to compare; by default the one before."""

    earlier = fields.Integer(load_default=None, validate=Range(1, LARGEST_ID))


class PieceOutput(Schema):
    kind = fields.String()
    text = fields.String()


class ChangedPartOutput(Schema):
    part = fields.String()
    pieces = fields.List(fields.Nested(PieceOutput))


class ComparisonOutput(Schema):
    title = fields.String()
    number = fields.Integer(allow_none=True)
    earlier = fields.Integer(allow_none=True)
    reason = fields.String()
    changes = fields.List(fields.Nested(ChangedPartOutput))
