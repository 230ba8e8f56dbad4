"""The shapes of fact sheets in conversations that cross a door."""

import re
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from forum.core.facts import Fact, read_code
from forum.core.i18n import _
from forum.core.schemas import Input, ListOutput, ListQuery, Query, Written, length, one_of
from forum.factsheets.models.uses import WHOLE
from forum.factsheets.talk.kinds import KINDS, OUTCOMES

MOST_PINS = 100
NO_PLACE = _("Kies een plaats van 1 tot en met %(most)s.", most=MOST_PINS)
NO_POST = _("Noem een bericht met zijn nummer, of plak de link ernaar, zoals /p/20.")
NO_KEY = _("Noem een bewering met haar nummer op de factsheet.")

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


def claim_field(**more: Any) -> Number:
    rule = validate.Range(1, 999_999_999, error=NO_KEY)
    return Number(load_default=None, allow_none=True, validate=rule, **more)


class PinInput(Input):
    why = Written(load_default="", validate=length(0, 300))
    position = Number(
        load_default=None,
        allow_none=True,
        validate=validate.Range(1, MOST_PINS, error=NO_PLACE),
    )
    until = Day(load_default=None, allow_none=True)


class PinForm(PinInput):
    factsheet = Written(required=True, validate=length(1, 200))


class MoveForm(Input):
    direction = fields.String(required=True, validate=one_of("up", "down"))


class LinkInput(Input):
    """`claim` is the key of a claim; without it the sheet as a whole."""

    claim = claim_field()
    note = Written(load_default="", validate=length(0, 300))


class LinkForm(Input):
    code = Code(required=True)
    note = Written(load_default="", validate=length(0, 300))


class UnlinkForm(Input):
    code = Code(required=True)


class ClaimQuery(Query):
    claim = claim_field()


class UsesQuery(ListQuery):
    claim = claim_field()


class SuggestionInput(Input):
    """`claim` is the key of a claim, `post_id` a post that speaks against it: by its number, or by
    a link to it."""

    kind = fields.String(load_default=next(iter(KINDS)), validate=one_of(*KINDS))
    body = Written(required=True, validate=length(10, 2000))
    claim = claim_field()
    post_id = PostPlace(
        load_default=None,
        allow_none=True,
        validate=validate.Range(1, 2**63 - 1, error=NO_POST),
        metadata={
            "type": ["integer", "string", "null"],
            "description": "The id of a post, `/p/20`, or its whole address on this forum.",
        },
    )
    source = Written(load_default=None, allow_none=True, validate=length(0, 300))


class CloseInput(Input):
    outcome = fields.String(required=True, validate=one_of(*OUTCOMES))
    answer = Written(required=True, validate=length(3, 2000))


class SuggestedQuery(ListQuery):
    state = fields.String(load_default="open", validate=one_of("open", "closed"))


class PostClaimOutput(Schema):
    """A claim that a post points at; `claim` is null for a sheet as a whole."""

    factsheet = fields.String()
    title = fields.String()
    claim = fields.Integer(allow_none=True)
    text = fields.String()
    source_count = fields.Integer()
    status = fields.String()
    is_gone = fields.Boolean()
    is_changed = fields.Boolean()
    url = fields.String()


class LinkedClaimOutput(PostClaimOutput):
    note = fields.String()


class UseOutput(Schema):
    post_id = fields.Integer()
    number = fields.Integer()
    thread_id = fields.Integer()
    title = fields.String()
    url = fields.String()


class UseList(ListOutput):
    items = fields.List(fields.Nested(UseOutput))


class SuggestionOutput(Schema):
    id = fields.Integer()
    factsheet = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    claim = fields.Integer(allow_none=True)
    post_id = fields.Integer(allow_none=True)
    kind = fields.String()
    body = fields.String()
    source = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()
    closed_at = fields.AwareDateTime(allow_none=True)
    outcome = fields.String(allow_none=True)
    answer = fields.String()


class SuggestionList(ListOutput):
    items = fields.List(fields.Nested(SuggestionOutput))


class MadeSuggestionOutput(Schema):
    id = fields.Integer()


def fact_of(slug: str, claim: int | None) -> Fact:
    return Fact(slug, claim or WHOLE)
