"""What people type or paste in the fields of a form: days, numbers, and what leads to something."""

import re
from typing import Any

from marshmallow import ValidationError, fields

from forum.core.facts import read_code
from forum.core.i18n import _
from forum.core.schemas import Written

# As a browser gives it, with or without what follows the number.
_POST = re.compile(
    r"(?:(?:https?://)?(?P<site>[^/\s?#:@]{1,253}(?::[0-9]{1,5})?))?"
    r"/p/(?P<number>[0-9]{1,19})/?(?:[?#]\S{0,300})?",
    re.I | re.A,
)


class Unless(fields.Field[Any]):
    """A field that is left empty is not there."""

    def deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        empty = isinstance(value, str) and not value.strip()
        return super().deserialize(None if empty else value, *rest, **more)


class Day(Unless, fields.Date):
    """A day of the calendar, as `2030-12-31`."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        try:
            return super()._deserialize(value, *rest, **more)
        except ValidationError as error:
            raise ValidationError([_("Schrijf een dag als 2030-12-31.")]) from error


class Number(Unless, fields.Integer):
    """A whole number, in digits or as JSON has it."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        if isinstance(value, bool | float):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, *rest, **more)


class Code(Written):
    """`slug#3`, with brackets or without: a claim or a sheet."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        fact = read_code(super()._deserialize(value, *rest, **more))
        if fact is None:
            raise ValidationError(
                [_("Plak hier de code die bij een bewering op de factsheet staat.")]
            )
        return fact


class PostPlace(Number):
    """The number of a post, or what leads to it: `/p/20`, also with the site it is said to be on.
    Loaded it is both, the site as None where it was left out."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        found = _POST.fullmatch(value.strip()) if isinstance(value, str) else None
        number = found["number"] if found else value
        return super()._deserialize(number, *rest, **more), found and found["site"]

    def _validate(self, value: Any) -> Any:
        return super()._validate(value[0])
