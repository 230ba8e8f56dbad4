"""The shapes of signals."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, ListOutput, ListQuery, one_of
from forum.moderation.signals.answers import Answer

WAITING, DONE = "waiting", "done"


class SignalQuery(ListQuery):
    state = fields.String(load_default=WAITING, validate=one_of(WAITING, DONE))


class SignalAnswerInput(Input):
    answer = fields.Enum(Answer, by_value=True, required=True)


class SignalOutput(Schema):
    id = fields.Integer()
    post_id = fields.Integer()
    thread_id = fields.Integer()
    title = fields.String()
    author = fields.String()
    level = fields.String(allow_none=True)
    crisis = fields.Boolean(attribute="is_crisis")
    rules = fields.List(fields.String())
    priority = fields.Integer()
    gone = fields.Boolean(attribute="is_gone")
    noted_at = fields.AwareDateTime()
    decided_at = fields.AwareDateTime(allow_none=True)
    decision = fields.String(allow_none=True)
    url = fields.String()


class SignalList(ListOutput):
    items = fields.List(fields.Nested(SignalOutput))
