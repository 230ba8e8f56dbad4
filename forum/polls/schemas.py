"""The shapes of polls that cross a door: forms and JSON use the same ones."""

from datetime import timedelta
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from forum.core.i18n import _
from forum.core.schemas import Input, Written, length
from forum.polls.views import (
    FEWEST_OPTIONS,
    LONGEST_DAYS,
    LONGEST_OPTION,
    LONGEST_QUESTION,
    MOST_OPTIONS,
    NewPoll,
)

HOW_MANY = _("Geef %(least)s tot %(most)s antwoorden.", least=FEWEST_OPTIONS, most=MOST_OPTIONS)
ALIKE = _("Geef antwoorden die van elkaar verschillen.")
TOO_MANY = _("Er zijn niet zo veel antwoorden om uit te kiezen.")


class PollInput(Input):
    """A question under a post. It cannot be changed once somebody may have answered it."""

    question = Written(required=True, validate=length(1, LONGEST_QUESTION))
    options = fields.List(
        Written(validate=length(1, LONGEST_OPTION)),
        required=True,
        validate=validate.Length(FEWEST_OPTIONS, MOST_OPTIONS, error=HOW_MANY),
    )
    most = fields.Integer(
        load_default=1,
        strict=True,
        validate=validate.Range(
            1, MOST_OPTIONS, error=_("Kies een getal van 1 tot en met %(most)s.", most=MOST_OPTIONS)
        ),
    )
    closes_in_days = fields.Integer(
        load_default=None,
        allow_none=True,
        strict=True,
        validate=validate.Range(
            1, LONGEST_DAYS, error=_("Kies een getal van 1 tot en met %(most)s.", most=LONGEST_DAYS)
        ),
    )

    @validates_schema
    def check_options(self, data: dict[str, Any], **_more: Any) -> None:
        options = data["options"]
        if len({" ".join(text.split()).casefold() for text in options}) < len(options):
            raise ValidationError([ALIKE], "options")
        if data["most"] > len(options):
            raise ValidationError([TOO_MANY], "most")

    @post_load
    def poll(self, data: dict[str, Any], **_more: Any) -> NewPoll:
        days = data["closes_in_days"]
        return NewPoll(
            question=" ".join(data["question"].split()),
            options=[" ".join(text.split()) for text in data["options"]],
            most=data["most"],
            lasts=None if days is None else timedelta(days=days),
        )


class VoteInput(Input):
    """The numbers of the answers one chooses, in the place of what one chose before."""

    options = fields.List(
        fields.Integer(
            strict=True,
            validate=validate.Range(1, MOST_OPTIONS, error=_("Dit antwoord bestaat niet.")),
        ),
        required=True,
        validate=validate.Length(1, MOST_OPTIONS, error=_("Kies een antwoord.")),
    )


class OptionOutput(Schema):
    number = fields.Integer()
    text = fields.String()
    chosen = fields.Boolean()
    votes = fields.Integer(allow_none=True)


class PollOutput(Schema):
    """`votes` and `voters` are null until one has voted, or the poll is closed."""

    question = fields.String()
    most = fields.Integer()
    options = fields.List(fields.Nested(OptionOutput))
    voters = fields.Integer(allow_none=True)
    is_closed = fields.Boolean()
    closes_at = fields.AwareDateTime(allow_none=True)
