"""The shapes of what is held."""

from marshmallow import Schema, fields

from forum.core.schemas import ListOutput
from forum.threads.schemas import PostInput


class ChangedInput(PostInput):
    """The text as it is sent again."""


class HeldOutput(Schema):
    """`status` is `held`, or once decided `placed` or `refused`; then `answer` says why. `body` is
    null of what was placed; `beside` are the words of a poll and why a text is changed."""

    status = fields.String()
    id = fields.Integer()
    act = fields.String()
    thread_id = fields.Integer(allow_none=True)
    post_id = fields.Integer(allow_none=True)
    author = fields.String(allow_none=True)
    body = fields.String(allow_none=True)
    beside = fields.List(fields.String())
    reason = fields.String()
    detail = fields.String()
    answer = fields.String(allow_none=True)
    held_at = fields.AwareDateTime()
    decided_at = fields.AwareDateTime(allow_none=True)
    url = fields.String()


class HeldList(ListOutput):
    items = fields.List(fields.Nested(HeldOutput))
