"""The shapes of what members write, with all that may come along with a text."""

from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load

from forum.core.schemas import ListOutput
from forum.experts.answers.schemas import ExpertAnswerOutput, number_of_post
from forum.factsheets.talk.schemas import LinkedClaimOutput, PostClaimOutput
from forum.polls.schemas import PollInput, PollOutput
from forum.polls.views import NewPoll
from forum.threads.kinds import Opening
from forum.threads.schemas import PostInput, PostOutput, ReplyInput, ThreadInput, ThreadOutput


@dataclass(frozen=True)
class Start:
    """A new thread, and the poll under its first post."""

    opening: Opening
    poll: NewPoll | None


class ReplyWithPoll(ReplyInput):
    """With what goes with the answer of an expert, where it is one."""

    general_information = fields.Boolean(load_default=False)
    answers = number_of_post()
    supplements = number_of_post()
    poll = fields.Nested(PollInput, load_default=None, allow_none=True)


class ThreadWithPoll(ThreadInput):
    poll = fields.Nested(PollInput, load_default=None, allow_none=True)

    @post_load
    def opening(self, data: dict[str, Any], **more: Any) -> Any:
        poll = data.pop("poll")
        return Start(super().opening(data, **more), poll)


class OwnNotice(Schema):
    """What one's own post may be a sign of, for as long as one did not wave it away."""

    level = fields.String(allow_none=True)
    crisis = fields.Boolean()


class PostWithPollOutput(PostOutput):
    """`poll` is there when one stands under the post. `claims` are those of fact sheets that the
    text points at, and `read_also` those that a moderator put under it. `answer` is there with the
    answer of an expert."""

    poll = fields.Nested(PollOutput)
    claims = fields.List(fields.Nested(PostClaimOutput))
    read_also = fields.List(fields.Nested(LinkedClaimOutput))
    answer = fields.Nested(ExpertAnswerOutput)
    names_alarm = fields.Boolean(
        metadata={"description": "True of what one calls a doctor about at once; or it is absent."}
    )
    own_notice = fields.Nested(OwnNotice, metadata={"description": "Shown to its author alone."})


class PostList(ListOutput):
    items = fields.List(fields.Nested(PostWithPollOutput))


class NewThreadOutput(ThreadOutput):
    """A thread with the post it began with."""

    first_post = fields.Nested(PostWithPollOutput)


class PreviewInput(PostInput):
    """A text as long as a message may be."""


class RedFlag(Schema):
    rule = fields.String()
    level = fields.String()


class PreviewOutput(Schema):
    """With what posting the text would ask to read first."""

    html = fields.String()
    red_flags = fields.List(fields.Nested(RedFlag))
    crisis = fields.Boolean()
