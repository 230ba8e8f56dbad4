"""The shapes of taking a diary along and reading it in, as forms and the API send them."""

from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load

from forum.core.i18n import _
from forum.core.schemas import Day, Input, Query, Written, length
from forum.recovery.schemas import LONGEST_NAME


class ChosenDay(Day):
    """Left empty it is none."""

    def __init__(self) -> None:
        super().__init__(load_default=None, allow_none=True)

    def deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        return super().deserialize(value or None, *rest, **more)


class Period(Schema):
    """From a day to a day, both included; without them from the first and to the last there is."""

    vars()["from"] = ChosenDay()  # a word that Python keeps for itself
    to = ChosenDay()

    @post_load
    def ordered(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        first, last = data.pop("from"), data.pop("to")
        if first and last and first > last:
            raise ValidationError({"to": [_("Kies een dag die niet voor de eerste ligt.")]})
        return {"first": first or date.min, "last": last or date.max} | data


class PeriodQuery(Query, Period):
    pass


class FileQuery(PeriodQuery):
    """Notes are only told where that is asked for."""

    notes = fields.Boolean(load_default=False)


class PaperInput(Input, Period):
    """A name to stand on it, which is not kept."""

    name = Written(load_default="", validate=length(0, LONGEST_NAME))


class ImportQuery(Query):
    """With `skip` the lines that are right are taken when others are not; with `replace` a day
    that has another check-in already says what the file says, and keeps what it said before."""

    skip = fields.Boolean(load_default=False)
    replace = fields.Boolean(load_default=False)


class ImportForm(Input):
    text = fields.String(load_default="")
    skip = fields.Boolean(load_default=False)
    replace = fields.Boolean(load_default=False)


class ComplaintOutput(Schema):
    """`column` is empty where it is the line as a whole."""

    line = fields.Integer()
    column = fields.String()
    reason = fields.String()


class TakenOutput(Schema):
    """How many lines were kept as new days, replaced what a day said, or said what it says
    already; and the lines that were left out, at most a hundred of them told."""

    kept = fields.Integer()
    replaced = fields.Integer()
    unchanged = fields.Integer()
    skipped = fields.Integer()
    complaints = fields.List(fields.Nested(ComplaintOutput))
