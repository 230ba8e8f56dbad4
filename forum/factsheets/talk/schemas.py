"""The shapes of fact sheets in conversations that cross a door."""

from typing import Any

from marshmallow import Schema, fields, validate

from forum.core.facts import Fact
from forum.core.i18n import _
from forum.core.schemas import Input, ListOutput, ListQuery, Query, Written, length, one_of
from forum.factsheets.models.uses import WHOLE
from forum.factsheets.talk.kinds import KINDS, OUTCOMES
from forum.factsheets.talk.typed import Code, Day, Number, PostPlace

MOST_PINS = 100
NO_PLACE = _("Kies een plaats van 1 tot en met %(most)s.", most=MOST_PINS)
NO_POST = _("Noem een bericht met zijn nummer, of plak de link ernaar, zoals /p/20.")
NO_KEY = _("Noem een bewering met haar nummer op de factsheet.")


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
            "type": ["integer", "string"],
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
