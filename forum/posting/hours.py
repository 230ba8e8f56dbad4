"""Planning an hour of experts: its thread, the hour and the line in the log, at once."""

from marshmallow import Schema, fields

from forum.accounts.viewer import Viewer
from forum.core.permission import require
from forum.core.schemas import ListOutput
from forum.experts.hours.policy import may_plan
from forum.experts.hours.schemas import HourOutput
from forum.experts.hours.views import Plan
from forum.moderation import hours as moderation
from forum.posting import service as posting
from forum.posting.acknowledging import UNREAD, Ack
from forum.posting.schemas import PostWithPollOutput
from forum.threads.kinds import Opening
from forum.threads.models import Post


def plan(viewer: Viewer, opening: Opening, wanted: Plan, *, acknowledged: Ack = UNREAD) -> Post:
    """The first post of its thread. Raises what starting a thread raises, and Invalid by field."""
    require(may_plan(viewer))
    post = posting.start_thread(viewer, opening, acknowledged=acknowledged)
    moderation.plan(viewer, post.thread_id, wanted)
    return post


class HourList(ListOutput):
    items = fields.List(fields.Nested(HourOutput))


class AskedOutput(Schema):
    question = fields.Nested(PostWithPollOutput)
    answers = fields.List(fields.Nested(PostWithPollOutput))


class AskedList(ListOutput):
    items = fields.List(fields.Nested(AskedOutput))


class WholeHourOutput(HourOutput):
    """With a page of the questions that were asked, each with its answers."""

    questions = fields.Nested(AskedList)
