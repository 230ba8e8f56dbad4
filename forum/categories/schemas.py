"""The shapes of categories."""

from marshmallow import Schema, fields


class CategoryOutput(Schema):
    id = fields.Integer()
    slug = fields.String()
    name = fields.String()
    description = fields.String()
    thread_count = fields.Integer()


class CategoryList(Schema):
    items = fields.List(fields.Nested(CategoryOutput))
    next = fields.String(allow_none=True)
