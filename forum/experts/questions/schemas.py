"""The shapes of questions that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, pre_load, validate
from marshmallow import validates_schema as validates

from forum.core.i18n import _
from forum.core.schemas import Day, Input, ListOutput, ListQuery, Written, length, one_of
from forum.experts.questions.reasons import CHOSEN, Reason
from forum.experts.questions.views import MOST_OPEN, Pile
from forum.threads.schemas import ThreadLineOutput

LONGEST_WORDS = 500


class PileQuery(ListQuery):
    state = fields.String(load_default=Pile.ANSWERED.value, validate=one_of(*Pile))


class SendBackInput(Input):
    """`words` are for who asked, and needed where no reason of the list fits."""

    reason = fields.String(required=True, validate=one_of(*CHOSEN))
    words = Written(load_default="", validate=length(0, LONGEST_WORDS))

    @validates
    def says_why(self, data: dict[str, Any], **_more: Any) -> None:
        if data["reason"] == Reason.OTHER and not data["words"]:
            raise ValidationError([_("Leg uit waarom.")], "words")

    @post_load
    def as_reason(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return data | {"reason": Reason(data["reason"])}


class WhyInput(Input):
    """Asked of moderators alone: an expert who gives a question back owes nobody a reason."""

    reason = Written(load_default="", validate=length(0, LONGEST_WORDS))


class HandOverInput(WhyInput):
    to = Written(required=True, validate=length(1, 100))


class ExpertDeskInput(Input):
    """How many questions at once, and until which day one is away, if one is."""

    away_until = Day(load_default=None, allow_none=True)
    most_open = fields.Integer(
        load_default=MOST_OPEN,
        validate=validate.Range(1, 10, error=_("Kies een getal van 1 tot en met 10.")),
    )


class ExpertDeskForm(ExpertDeskInput):
    @pre_load
    def nothing_chosen(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {name: typed for name, typed in data.items() if name != "away_until" or typed}


class ExpertDeskOutput(Schema):
    away_until = Day(allow_none=True)
    most_open = fields.Integer()


class ExpertQuestionOutput(Schema):
    """`told` is what it comes to for who asked, and null for others. `holder` is told to experts
    and moderators, why it was closed to who asked and moderators."""

    thread_id = fields.Integer()
    state = fields.String()
    asked_at = fields.AwareDateTime()
    answered_at = fields.AwareDateTime(allow_none=True)
    claimed_until = fields.AwareDateTime(allow_none=True)
    holder = fields.String(allow_none=True)
    raised = fields.Boolean()
    late = fields.Boolean()
    closed_reason = fields.String(allow_none=True)
    closed_words = fields.String()
    told = fields.String(allow_none=True)


class ExpertQuestionLine(ExpertQuestionOutput):
    thread = fields.Nested(ThreadLineOutput)


class ExpertQuestionList(ListOutput):
    """`median_days` is how many working days a first answer took in the last 90 days; null while
    there are fewer than five."""

    items = fields.List(fields.Nested(ExpertQuestionLine))
    median_days = fields.Float(allow_none=True)
    target_days = fields.Integer()
