"""The shapes of what is tried that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import (
    Schema,
    ValidationError,
    fields,
    post_load,
    validate,
    validates_schema,
)

from forum.core.i18n import _
from forum.core.schemas import Day, Input, ListOutput, Written, length, one_of
from forum.recovery.trying.comparing import FEWEST_WEEKS, MOST_WEEKS
from forum.recovery.trying.plans import WATCHED, Begun, Conclusion, Outcome, Plan, What

LONGEST_WORDS, LONGEST_CONCLUSION = 200, 500
MOST_WATCHED = 3


def _some_of_ours(names: list[str]) -> None:
    if not 1 <= len(set(names)) <= MOST_WATCHED or not set(names) <= set(WATCHED):
        raise ValidationError([_("Kies een tot drie dingen om op te letten.")])


def _weeks(**more: Any) -> fields.Integer:
    told = _("Kies %(least)s tot en met %(most)s weken.", least=FEWEST_WEEKS, most=MOST_WEEKS)
    wanted = validate.Range(FEWEST_WEEKS, MOST_WEEKS, error=told)
    return fields.Integer(required=True, validate=wanted, **more)


class NewExperimentInput(Input):
    what = fields.String(required=True, validate=one_of(*What))
    words = Written(load_default="", validate=length(0, LONGEST_WORDS))
    watched = fields.List(fields.String(), required=True, validate=_some_of_ours)
    begins_on = Day(required=True)
    weeks = _weeks(strict=True)
    remind = fields.Boolean(load_default=False)

    @validates_schema
    def in_own_words(self, data: dict[str, Any], **_more: Any) -> None:
        if data.get("what") == What.OTHER and not data.get("words"):
            raise ValidationError([_("Schrijf in je eigen woorden wat je gaat doen.")], "words")

    @post_load
    def begin(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        watched = tuple(name for name in WATCHED if name in data["watched"])
        plan = Plan(What(data["what"]), watched, data["words"])
        return {"begun": Begun(plan, data["begins_on"], data["weeks"], data["remind"])}


class NewExperimentForm(NewExperimentInput):
    weeks = _weeks()


class OutcomeInput(Input):
    conclusion = fields.String(required=True, validate=one_of(*Conclusion))
    conclusion_words = Written(load_default="", validate=length(0, LONGEST_CONCLUSION))

    @post_load
    def conclude(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return _concluded(data)


class ExperimentChange(Input):
    """Stopping it, concluding it, or both in this order."""

    stopped = fields.Boolean(load_default=False)
    conclusion = fields.String(load_default=None, validate=one_of(*Conclusion))
    conclusion_words = Written(load_default="", validate=length(0, LONGEST_CONCLUSION))

    @validates_schema
    def said_with_something(self, data: dict[str, Any], **_more: Any) -> None:
        if not data.get("conclusion") and (data.get("conclusion_words") or not data.get("stopped")):
            raise ValidationError([_("Kies wat je ervan vindt.")], "conclusion")

    @post_load
    def conclude(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {"stopped": data["stopped"]} | _concluded(data)


def _concluded(data: dict[str, Any]) -> dict[str, Outcome | None]:
    if data["conclusion"] is None:
        return {"outcome": None}
    return {"outcome": Outcome(Conclusion(data["conclusion"]), data["conclusion_words"])}


class ExperimentOutput(Schema):
    """`state` is planned, running or over. What it was concluded to is null until it was."""

    id = fields.Integer()
    what = fields.String()
    words = fields.String()
    watched = fields.List(fields.String())
    begins_on = Day()
    ends_on = Day()
    weeks = fields.Integer()
    stopped_on = Day(allow_none=True)
    state = fields.String()
    conclusion = fields.String(allow_none=True)
    conclusion_words = fields.String(allow_none=True)
    version = fields.Integer()
    created_at = fields.AwareDateTime()


class ExperimentList(ListOutput):
    items = fields.List(fields.Nested(ExperimentOutput))


class TriedPeriodOutput(Schema):
    """Both ends included."""

    first = Day()
    last = Day()


class TriedSideOutput(Schema):
    """There is no median of fewer than three, or beside fewer than three."""

    check_ins = fields.Integer()
    median = fields.Float(allow_none=True)


class TriedMeasureOutput(Schema):
    name = fields.String()
    before = fields.Nested(TriedSideOutput)
    during = fields.Nested(TriedSideOutput)
    told = fields.String()


class TriedComparisonOutput(Schema):
    """The period beside the equally long one before it. `limits` are what it cannot tell. Without
    measures where it was stopped within a week: too short to hold beside another."""

    before = fields.Nested(TriedPeriodOutput)
    during = fields.Nested(TriedPeriodOutput)
    measures = fields.List(fields.Nested(TriedMeasureOutput))
    function_of = fields.List(fields.String())
    limits = fields.List(fields.String())


class OneExperimentOutput(ExperimentOutput):
    """With its comparison, which is null until it is over."""

    comparison = fields.Nested(TriedComparisonOutput, allow_none=True)
