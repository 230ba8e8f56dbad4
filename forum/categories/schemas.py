"""The shapes of categories."""

from typing import Any

from marshmallow import Schema, fields, pre_load, validate

from forum.categories.circles import WRITERS, Circle
from forum.core.i18n import _
from forum.core.schemas import Input, ListOutput, Written, length, one_of

LAST = 10_000


class CategoryChange(Input):
    """What may be changed; the slug stays, because addresses hold it."""

    name = Written(validate=length(1, 60))
    description = Written(validate=length(0, 300))
    position = fields.Integer(
        validate=validate.Range(0, LAST, error=_("Kies een getal van 0 tot en met 10.000."))
    )
    parent = Written(allow_none=True, validate=length(1, 100))
    readers = fields.String(validate=one_of(*Circle))
    writers = fields.String(validate=one_of(*WRITERS))

    @pre_load
    def no_parent(self, data: Any, **_more: Any) -> Any:
        """A form has no other way to say it."""
        if isinstance(data, dict) and data.get("parent") == "":
            return data | {"parent": None}
        return data


class CategoryForm(CategoryChange):
    """Where all of it is filled in again."""

    name = Written(required=True, validate=length(1, 60))


class CategoryInput(CategoryChange):
    slug = Written(required=True, validate=length(1, 80))
    name = Written(required=True, validate=length(1, 60))
    description = Written(load_default="", validate=length(0, 300))


class CategoryOutput(Schema):
    """`thread_count` is without what its subcategories hold; `may_write` is about who asks."""

    id = fields.Integer()
    slug = fields.String()
    name = fields.String()
    description = fields.String()
    position = fields.Integer()
    thread_count = fields.Integer()
    parent = fields.String(allow_none=True)
    readers = fields.String()
    writers = fields.String()
    may_write = fields.Boolean()


class CategoryList(ListOutput):
    items = fields.List(fields.Nested(CategoryOutput))
