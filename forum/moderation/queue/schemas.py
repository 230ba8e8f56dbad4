"""The shapes of the queue."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, ListOutput, ListQuery, Written, length, one_of
from forum.moderation.queue.sources import BY_KIND


class QueueQuery(ListQuery):
    """Of one kind, or of all."""

    kind = fields.String(load_default=None, validate=one_of(*BY_KIND))


class QueueNoteInput(Input):
    body = Written(required=True, validate=length(1, 2000))


class QueueLettersInput(Input):
    letters = fields.Boolean(required=True)


class QueueLettersOutput(Schema):
    letters = fields.Boolean()


class QueueItemOutput(Schema):
    """`id` is what it is claimed by. `priority` 0 is the most urgent. `title` is null of a thread
    that one cannot read; `url` leads to where it is decided."""

    id = fields.String()
    kind = fields.String()
    subject_id = fields.Integer()
    priority = fields.Integer()
    opened_at = fields.AwareDateTime()
    target_at = fields.AwareDateTime()
    is_overdue = fields.Boolean()
    thread_id = fields.Integer(allow_none=True)
    title = fields.String(allow_none=True)
    claimed_by = fields.String(allow_none=True)
    claimed_until = fields.AwareDateTime(allow_none=True)
    notes = fields.Integer()
    url = fields.String()


class QueueList(ListOutput):
    """`counts` are how many wait, by kind."""

    items = fields.List(fields.Nested(QueueItemOutput))
    counts = fields.Dict(fields.String(), fields.Integer())


class QueueNoteOutput(Schema):
    id = fields.Integer()
    by = fields.String()
    body = fields.String()
    written_at = fields.AwareDateTime()


class QueueNoteList(Schema):
    items = fields.List(fields.Nested(QueueNoteOutput))


class WorkDayOutput(Schema):
    day = fields.Date()
    came = fields.Integer()
    decided = fields.Integer()


class WorkKindOutput(Schema):
    """`median_hours` is null where nothing was decided."""

    kind = fields.String()
    waiting = fields.Integer()
    decided = fields.Integer()
    median_hours = fields.Float(allow_none=True)


class WorkOfOutput(Schema):
    name = fields.String()
    decided = fields.Integer()


class WorkloadOutput(Schema):
    """Of the last 30 days, the latest first."""

    days = fields.List(fields.Nested(WorkDayOutput))
    kinds = fields.List(fields.Nested(WorkKindOutput))
    moderators = fields.List(fields.Nested(WorkOfOutput))
