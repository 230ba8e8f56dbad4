"""The shapes of reasons, and of a decision that takes one."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema

from forum.accounts.profile_shapes import SeenInput
from forum.core.i18n import _
from forum.core.schemas import Input, Written, length


class ReasonedInput(Input):
    """`canned` is the code of a reason from the list, `reason` one's own words: one or both."""

    canned = Written(load_default="", validate=length(0, 100))
    reason = Written(load_default="", validate=length(0, 500))

    @validates_schema
    def gives_a_reason(self, data: dict[str, Any], **_more: Any) -> None:
        if not data.get("canned") and len(data.get("reason", "")) < 3:
            told = _("Kies een reden uit de lijst, of schrijf er zelf een.")
            raise ValidationError([told], "reason")


class RefuseProfileInput(SeenInput, ReasonedInput):
    pass


class CannedInput(Input):
    title = Written(required=True, validate=length(3, 80))
    body = Written(required=True, validate=length(3, 1000))


class CannedOutput(Schema):
    """`has_gap`: in the place of `…` goes what a moderator writes."""

    code = fields.String()
    title = fields.String()
    body = fields.String()
    has_gap = fields.Boolean()


class CannedList(Schema):
    items = fields.List(fields.Nested(CannedOutput))
