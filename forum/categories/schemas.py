"""The shapes of categories."""

from marshmallow import Schema, fields

from forum.core.schemas import ListOutput


class CategoryOutput(Schema):
    id = fields.Integer()
    slug = fields.String()
    name = fields.String()
    description = fields.String()
    thread_count = fields.Integer()


class CategoryList(ListOutput):
    items = fields.List(fields.Nested(CategoryOutput))
