"""The shapes of notifications that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from forum.core.i18n import _
from forum.core.paging import LARGEST_ID
from forum.core.schemas import Input, ListOutput, ListQuery, one_of
from forum.notifications.kinds import TELLING, Kind

MOST_IDS = 1000
_NUMBER = validate.Range(1, LARGEST_ID, error=_("Dit nummer bestaat niet."))
_SOME = validate.Length(1, MOST_IDS, error=_("Noem er ten minste één, en hoogstens 1.000."))


class ShownQuery(ListQuery):
    """Without `unread` those that were read too."""

    unread = fields.Boolean(load_default=False)


class NoticesReadInput(Input):
    """Either `ids` or `all`."""

    ids = fields.List(fields.Integer(strict=True, validate=_NUMBER), validate=_SOME)
    all = fields.Boolean(validate=validate.Equal(comparable=True, error=_("Maak een keuze.")))

    @validates_schema
    def one_of_two(self, data: dict[str, Any], **_more: Any) -> None:
        if ("ids" in data) == ("all" in data):
            raise ValidationError({"ids": [_("Kies: deze notificaties, of alle.")]})


class ReadForm(Input):
    """Without a number all."""

    id = fields.Integer(load_default=None, validate=_NUMBER)


ChoicesInput = Input.from_dict(
    {kind.value: fields.String(validate=one_of(*told.ways)) for kind, told in TELLING.items()},
    name="NotificationChoicesInput",
)
ChoicesOutput = Schema.from_dict(
    {kind.value: fields.String() for kind in Kind},
    name="NotificationChoicesOutput",
)


class NotificationOutput(Schema):
    """`text` says it in one sentence; nothing of what was written stands in it. Without a thread
    of its own `thread_id` is null."""

    id = fields.Integer()
    kind = fields.String()
    text = fields.String()
    count = fields.Integer()
    thread_id = fields.Integer(allow_none=True)
    post_id = fields.Integer(allow_none=True)
    changed_at = fields.AwareDateTime()
    is_read = fields.Boolean()
    url = fields.String()


class NotificationList(ListOutput):
    items = fields.List(fields.Nested(NotificationOutput))
    unread = fields.Integer()


class UnreadOutput(Schema):
    unread = fields.Integer()
