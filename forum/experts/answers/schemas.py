"""The shapes of answers that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, fields, validate

from forum.core.i18n import _
from forum.core.paging import LARGEST_ID
from forum.core.schemas import Input, Ticked
from forum.threads.schemas import PostInput


def number_of_post() -> fields.Integer:
    """Of nothing it is none: what a form leaves empty is not there."""
    in_range = validate.Range(1, LARGEST_ID, error=_("Dit nummer bestaat niet."))
    return _Number(load_default=None, allow_none=True, validate=in_range)


class _Number(fields.Integer):
    def deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        is_empty = isinstance(value, str) and not value.strip()
        return super().deserialize(None if is_empty else value, *rest, **more)


class ExpertAnswerInput(PostInput):
    general_information = Ticked()
    supplements = number_of_post()
    answers = number_of_post()


class EndorsementInput(Input):
    """Whether it is to be so, of the version that was read."""

    on = fields.Boolean(required=True)
    version = fields.Integer(load_default=None, allow_none=True)


class EndorserOutput(Schema):
    """`name` and `url` are null for who has no profile."""

    name = fields.String(allow_none=True)
    url = fields.String(allow_none=True)
    profession = fields.String()
    endorsed_at = fields.AwareDateTime()
    of_earlier_version = fields.Boolean()


class EndorsementsOutput(Schema):
    """How many experts stand behind the answer, and the first of them."""

    count = fields.Integer()
    mine = fields.Boolean()
    items = fields.List(fields.Nested(EndorserOutput))


class ExpertAnswerOutput(Schema):
    """`standing` is `verified`, `then_verified` when that ran out since, or `revoked`."""

    profession = fields.String()
    verified_at = fields.AwareDateTime(allow_none=True)
    standing = fields.String()
    standing_text = fields.String(allow_none=True)
    notice = fields.String()
    answers = fields.Integer(allow_none=True)
    supplements = fields.Integer(allow_none=True)
    endorsements = fields.Nested(EndorsementsOutput)
