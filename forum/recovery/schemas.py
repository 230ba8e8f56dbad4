"""The shapes of a diary that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, pre_load, validate

from forum.core.i18n import Text, _
from forum.core.schemas import Day, Input, ListOutput, ListQuery, Written, length, one_of
from forum.recovery.charts.periods import PERIODS, USUAL
from forum.recovery.checkins import Scored, Told
from forum.recovery.policy import MOST_ACTIVITIES
from forum.recovery.scales import ACTIVITY_SCALES, MEASURES, MINUTES, PSFS

LONGEST_NOTE, LONGEST_FLARE_NOTE, LONGEST_NAME = 1000, 200, 80


class Score(fields.Field[int]):
    """A whole number from 0. What was left empty is None, and never 0."""

    def __init__(self, highest: int, **more: Any) -> None:
        super().__init__(load_default=None, allow_none=True, **more)
        self.highest = highest
        self.wrong: Text = _("Kies een heel getal van 0 tot en met %(most)s.", most=highest)

    def deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        typed = value.strip() or None if isinstance(value, str) else value
        return super().deserialize(typed, *rest, **more)

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> int:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 4:
            value = int(value)
        if type(value) is not int or not 0 <= value <= self.highest:
            raise ValidationError([self.wrong])
        return value


class RequiredScore(Score):
    def __init__(self, highest: int) -> None:
        super().__init__(highest)
        self.required, self.allow_none = True, False


class ActivityInput(Input):
    name = Written(required=True, validate=length(1, LONGEST_NAME))
    score = RequiredScore(PSFS.highest)
    scale = fields.String(load_default=PSFS.id, validate=one_of(*ACTIVITY_SCALES))


class EntryInput(Input):
    """What is not told is left empty: the whole check-in is sent each time."""

    pain = Score(10)
    stiffness = Score(10)
    sleep = Score(10)
    stress = Score(10)
    confidence = Score(10)
    activity_minutes = Score(MINUTES.highest)
    activities = fields.List(
        fields.Nested(ActivityInput),
        load_default=list,
        validate=validate.Length(
            max=MOST_ACTIVITIES, error=_("Vul hoogstens drie activiteiten in.")
        ),
    )
    flare_up = fields.Boolean(load_default=False)
    flare_note = Written(load_default="", validate=length(0, LONGEST_FLARE_NOTE))
    note = Written(load_default="", validate=length(0, LONGEST_NOTE))

    @post_load
    def tell(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        scores = {name: data.pop(name) for name in MEASURES}
        told = Told(
            scores={name: score for name, score in scores.items() if score is not None},
            activities=[
                Scored(one["name"], one["score"], one["scale"]) for one in data.pop("activities")
            ],
            flare_up=data.pop("flare_up"),
            flare_note=data.pop("flare_note"),
            note=data.pop("note"),
        )
        return {"told": told} | data


class EntryForm(EntryInput):
    day = Day(required=True)


class LookingBack(ListQuery):
    period = fields.String(load_default=USUAL, validate=one_of(*PERIODS))


class NewActivityInput(Input):
    name = Written(required=True, validate=length(1, LONGEST_NAME))
    instead_of = fields.Integer(load_default=None, allow_none=True, strict=True)


class NewActivityForm(NewActivityInput):
    instead_of = fields.Integer(load_default=None, allow_none=True)

    @pre_load
    def nothing_chosen(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {name: typed for name, typed in data.items() if name != "instead_of" or typed}


class ScoredOutput(Schema):
    name = fields.String()
    score = fields.Integer()
    scale = fields.String()
    direction = fields.String()


class EntryOutput(Schema):
    """A measure that was left empty is null."""

    day = Day()
    pain = fields.Integer(allow_none=True)
    stiffness = fields.Integer(allow_none=True)
    sleep = fields.Integer(allow_none=True)
    stress = fields.Integer(allow_none=True)
    confidence = fields.Integer(allow_none=True)
    activity_minutes = fields.Integer(allow_none=True)
    activities = fields.List(fields.Nested(ScoredOutput))
    flare_up = fields.Boolean()
    flare_note = fields.String()
    note = fields.String()
    version = fields.Integer()
    saved_at = fields.AwareDateTime()


class EntryList(ListOutput):
    items = fields.List(fields.Nested(EntryOutput))


class EarlierEntryList(ListOutput):
    """What a check-in said before, latest first."""

    items = fields.List(fields.Nested(EntryOutput))


class ActivityOutput(Schema):
    id = fields.Integer()
    name = fields.String()
    scale = fields.String()
    direction = fields.String()
    begun_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)


class ActivityList(ListOutput):
    items = fields.List(fields.Nested(ActivityOutput))


class ChangeOutput(Schema):
    """From the median of the first three values to that of the last three. `points` is how far
    that is the better way; `percent` and `meaningful` are null where they say nothing."""

    baseline = fields.Float()
    current = fields.Float()
    points = fields.Float()
    percent = fields.Integer(allow_none=True)
    meaningful = fields.Boolean(allow_none=True)


class SummaryOutput(Schema):
    """A measure is null until there are six check-ins, and more than three with a value. `function`
    is the mean of the activities in `function_of`: of those that are followed now, as many as were
    scored together often enough."""

    check_ins = fields.Integer()
    pain = fields.Nested(ChangeOutput, allow_none=True)
    stiffness = fields.Nested(ChangeOutput, allow_none=True)
    sleep = fields.Nested(ChangeOutput, allow_none=True)
    stress = fields.Nested(ChangeOutput, allow_none=True)
    confidence = fields.Nested(ChangeOutput, allow_none=True)
    activity_minutes = fields.Nested(ChangeOutput, allow_none=True)
    function = fields.Nested(ChangeOutput, allow_none=True)
    function_of = fields.List(fields.String())
    told = fields.List(fields.String())
