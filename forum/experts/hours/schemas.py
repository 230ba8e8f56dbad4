"""The shapes of hours that cross a door: forms and JSON use the same ones."""

from datetime import datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load

from forum.core.i18n import _
from forum.core.schemas import Input, ListQuery, Written, length, one_of, storable
from forum.experts.hours.times import NO_MOMENT, NoMoment, read_moment
from forum.experts.hours.views import Plan, When
from forum.threads.kinds import Kind, Opening, Visibility
from forum.threads.schemas import LONGEST_POST, TITLE, AuthorOutput, ThreadLineOutput

MOST_HOSTS = 4
LONGEST_NAME = 100


class Moment(fields.Field[datetime]):
    """A day and a time, as `2026-11-23T19:30`: in Amsterdam, where no offset is said."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> datetime:
        if not isinstance(value, str):
            raise ValidationError([NO_MOMENT])
        try:
            return read_moment(value)
        except NoMoment as error:
            raise ValidationError([error.told]) from error


class Names(fields.Field[list[str]]):
    """A list of names, or in a form one text with commas between them."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> list[str]:
        said = value.split(",") if isinstance(value, str) else value
        if not isinstance(said, list) or not all(isinstance(name, str) for name in said):
            raise ValidationError([_("Schrijf de namen met komma’s ertussen.")])
        names = [storable(name).strip() for name in said]
        names = list(dict.fromkeys(name for name in names if name))
        if not 1 <= len(names) <= MOST_HOSTS or max(map(len, names)) > LONGEST_NAME:
            raise ValidationError([_("Noem één tot vier experts.")])
        return names


class HoursQuery(ListQuery):
    state = fields.String(load_default=When.COMING.value, validate=one_of(*When))


class HourInput(Input):
    title = Written(required=True, validate=TITLE)
    category = Written(required=True, validate=length(1, 100))
    body = Written(required=True, validate=length(1, LONGEST_POST))
    visibility = fields.String(load_default=Visibility.PUBLIC, validate=one_of(*Visibility))
    opens_at = Moment(required=True)
    closes_at = Moment(required=True)
    hosts = Names(required=True)

    @post_load
    def planned(self, data: dict[str, Any], **_more: Any) -> tuple[Opening, Plan]:
        plan = Plan(data.pop("opens_at"), data.pop("closes_at"), data.pop("hosts"))
        visibility = Visibility(data.pop("visibility"))
        return Opening(kind=Kind.ANNOUNCEMENT, visibility=visibility, **data), plan


class HourChange(Input):
    """Title and text are changed as those of any thread."""

    opens_at = Moment()
    closes_at = Moment()
    hosts = Names()

    @post_load
    def changed(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {"wanted": Plan(**data)}


class CancelInput(Input):
    reason = Written(required=True, validate=length(1, 500))


class HourOutput(Schema):
    """`reason` is why it was cancelled, else null. `calendar_url` gives it for one's own
    calendar."""

    thread_id = fields.Integer()
    opens_at = fields.AwareDateTime()
    closes_at = fields.AwareDateTime()
    state = fields.String()
    state_text = fields.String()
    reason = fields.String(allow_none=True)
    hosts = fields.List(fields.Nested(AuthorOutput))
    thread = fields.Nested(ThreadLineOutput)
    url = fields.String()
    calendar_url = fields.String()
