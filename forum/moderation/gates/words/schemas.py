"""The shapes of watched words."""

from typing import Any

from marshmallow import Schema, fields, post_load

from forum.core.schemas import Input, ListOutput, Written, length, one_of
from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.service import Wanted


class WordInput(Input):
    """`word` may begin or end with a star: then it may be a part of a longer word."""

    word = Written(required=True, validate=length(2, 60))
    action = fields.String(required=True, validate=one_of(*Action))
    replacement = Written(load_default="", validate=length(0, 60))
    reason = Written(required=True, validate=length(3, 300))

    @post_load
    def wanted(self, data: dict[str, Any], **_more: Any) -> Any:
        return Wanted(**data | {"action": Action(data["action"])})


class TryInput(Input):
    word = Written(required=True, validate=length(2, 60))
    text = Written(required=True, validate=length(1, 10_000))


class WordOutput(Schema):
    id = fields.Integer()
    word = fields.String()
    action = fields.String()
    replacement = fields.String()
    reason = fields.String()
    keeper = fields.String()
    kept_at = fields.AwareDateTime()


class WordList(ListOutput):
    items = fields.List(fields.Nested(WordOutput))


class TriedOutput(Schema):
    """`hits` are the places as they stand in the text."""

    hits = fields.List(fields.String())
