"""The shapes of what a story has beside its posts: forms and JSON use the same ones."""

from datetime import date
from typing import Any

from marshmallow import (
    Schema,
    ValidationError,
    fields,
    post_load,
    pre_load,
    validate,
    validates_schema,
)

from forum.core.days import this_day
from forum.core.i18n import _
from forum.core.paging import LARGEST_ID
from forum.core.schemas import COMPLAINTS, Day, Input, ListOutput, Written, length, one_of
from forum.recovery.policy import FIRST_DAY
from forum.recovery.schemas import ScoredOutput
from forum.recovery.stories.policy import MOST_STEPS
from forum.recovery.stories.shared import SHAREABLE, Audience, Choice
from forum.recovery.stories.telling import Step

LONGEST_GOAL = LONGEST_STEP = 200


def _was(day: date | None) -> None:
    if day is not None and day > this_day():
        raise ValidationError([_("Deze dag is nog niet geweest.")])
    if day is not None and day < FIRST_DAY:
        raise ValidationError([_("Kies een dag na 1900.")])


class StepInput(Input):
    text = Written(required=True, validate=length(1, LONGEST_STEP))
    done_on = Day(load_default=None, allow_none=True, validate=_was)


class StepsInput(Input):
    """The whole of it: what is not named goes."""

    goal = Written(load_default="", validate=length(0, LONGEST_GOAL))
    steps = fields.List(
        fields.Nested(StepInput),
        required=True,
        validate=validate.Length(
            max=MOST_STEPS, error=_("Een herstelverhaal heeft hoogstens twintig stappen.")
        ),
    )

    @post_load
    def tell(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return data | {"steps": [Step(**one) for one in data["steps"]]}


class CompletedInput(Input):
    completed = fields.Boolean(required=True)


class SnapshotInput(Input):
    """What to share. With `keep_sharing` it has no last day: later check-ins go along."""

    class Meta(Input.Meta):
        include = {"from": Day(required=True), "to": Day(load_default=None, allow_none=True)}

    measures = fields.List(
        fields.String(validate=one_of(*SHAREABLE)),
        required=True,
        validate=validate.Length(
            min=1, max=len(SHAREABLE), error=_("Kies ten minste één ding om te delen.")
        ),
    )
    notes = fields.Boolean(load_default=False)
    keep_sharing = fields.Boolean(load_default=False)
    audience = fields.String(load_default=Audience.MEMBERS.value, validate=one_of(*Audience))

    @validates_schema
    def check_end(self, data: dict[str, Any], **_more: Any) -> None:
        if not data["keep_sharing"] and data["to"] is None:
            raise ValidationError({"to": [COMPLAINTS["required"]]})

    @post_load
    def tell(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        last = None if data["keep_sharing"] else data["to"]
        choice = Choice(data["from"], last, frozenset(data["measures"]), data["notes"])
        return {"choice": choice, "audience": Audience(data["audience"])}


class SnapshotForm(SnapshotInput):
    @pre_load
    def nothing_typed(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {name: typed for name, typed in data.items() if name != "to" or typed}


class StopForm(Input):
    """`in_thread` is where the button stood, if not in the list of what one shares."""

    in_thread = fields.Integer(
        load_default=None,
        validate=validate.Range(1, LARGEST_ID, error=_("Dit nummer bestaat niet.")),
    )


class StepOutput(Schema):
    text = fields.String()
    done_on = Day(allow_none=True)


class StoryOutput(Schema):
    """`version` is of goal and steps together; 0 where nothing was said yet."""

    goal = fields.String()
    steps = fields.List(fields.Nested(StepOutput))
    version = fields.Integer()
    completed_at = fields.AwareDateTime(allow_none=True)


class SharedDay(Schema):
    """Of the measures those that are shared; one that was left empty is null."""

    day = Day()
    scores = fields.Dict(fields.String(), fields.Integer(allow_none=True))
    activities = fields.List(fields.Nested(ScoredOutput))
    flare_up = fields.Boolean()
    flare_note = fields.String()
    note = fields.String()


class OwnSnapshotOutput(Schema):
    """Something that is shared, without what it says. `is_shown` is false while nobody is shown
    it, as consent for the diary was taken back or its thread's first post is gone."""

    class Meta:
        include = {"from": Day(), "to": Day(allow_none=True)}

    id = fields.Integer()
    thread_id = fields.Integer()
    audience = fields.String()
    keep_sharing = fields.Boolean()
    measures = fields.List(fields.String())
    notes = fields.Boolean()
    shared_at = fields.AwareDateTime()
    is_shown = fields.Boolean()
    mine = fields.Boolean()


class SnapshotOutput(OwnSnapshotOutput):
    """`told` is what its story says of it in words, above its days."""

    check_ins = fields.Integer()
    told = fields.List(fields.String())
    days = fields.List(fields.Nested(SharedDay))


class SnapshotPreviewOutput(SnapshotOutput):
    class Meta:
        exclude = ("id", "shared_at", "is_shown", "mine")


class SnapshotList(ListOutput):
    items = fields.List(fields.Nested(SnapshotOutput))


class OwnSnapshotList(ListOutput):
    items = fields.List(fields.Nested(OwnSnapshotOutput))
