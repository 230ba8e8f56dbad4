"""The shapes of the weekly letter that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, fields, pre_load, validate

from forum.core.i18n import _
from forum.core.schemas import Day, Input


def _weekday(**more: Any) -> fields.Integer:
    wanted = validate.Range(1, 7, error=_("Kies een dag van de week."))
    return fields.Integer(required=True, validate=wanted, **more)


class RemindersInput(Input):
    """`weekday` is 1 for Monday; until the day in `paused_until` nothing is sent."""

    weekday = _weekday(strict=True)
    paused_until = Day(load_default=None, allow_none=True)


class RemindersForm(RemindersInput):
    weekday = _weekday()

    @pre_load
    def nothing_chosen(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {name: typed for name, typed in data.items() if name != "paused_until" or typed}


class RemindersOutput(Schema):
    """`is_silent` after the last letter, until a check-in or another wish."""

    is_on = fields.Boolean()
    weekday = fields.Integer(allow_none=True)
    paused_until = Day(allow_none=True)
    is_silent = fields.Boolean()
