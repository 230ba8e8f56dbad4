"""The shapes of labels."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, ListOutput, Written, length


class LabelChange(Input):
    """What may be changed; the slug stays, because addresses hold it."""

    name = Written(validate=length(1, 40))
    description = Written(validate=length(0, 200))


class LabelForm(LabelChange):
    """Where all of it is filled in again."""

    name = Written(required=True, validate=length(1, 40))


class LabelInput(LabelForm):
    """Without `slug` it is made from the name."""

    slug = Written(load_default=None, allow_none=True, validate=length(1, 80))


class TagOutput(Schema):
    slug = fields.String()
    name = fields.String()


class LabelOutput(TagOutput):
    """`thread_count` is what who asks may read."""

    description = fields.String()
    thread_count = fields.Integer()


class LabelList(ListOutput):
    items = fields.List(fields.Nested(LabelOutput))
