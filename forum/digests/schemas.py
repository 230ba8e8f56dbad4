"""The shapes of digests that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, fields, validate

from forum.core.i18n import _
from forum.core.schemas import Input, one_of
from forum.digests.times import Every


def _number(least: int, most: int, wrong: Any, **more: Any) -> fields.Integer:
    return fields.Integer(required=True, validate=validate.Range(least, most, error=wrong), **more)


class DigestInput(Input):
    """`weekday` is 1 for Monday and counts for each week; `hour` is one in Amsterdam."""

    every = fields.String(required=True, validate=one_of(*Every))
    weekday = _number(1, 7, _("Kies een dag van de week."), strict=True)
    hour = _number(0, 23, _("Kies een uur van 0 tot en met 23."), strict=True)


class DigestForm(DigestInput):
    weekday = _number(1, 7, _("Kies een dag van de week."))
    hour = _number(0, 23, _("Kies een uur van 0 tot en met 23."))


class DigestOutput(Schema):
    """`next_at` is null while none is to come."""

    is_on = fields.Boolean()
    every = fields.String()
    weekday = fields.Integer()
    hour = fields.Integer()
    next_at = fields.AwareDateTime(allow_none=True)
