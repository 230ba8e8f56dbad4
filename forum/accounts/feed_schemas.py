from marshmallow import Schema, fields

from forum.accounts.schemas import OwnerInput
from forum.core.schemas import ListOutput, Written, length


class FeedKeyInput(OwnerInput):
    name = Written(required=True, validate=length(1, 60))


class FeedKeyOutput(Schema):
    id = fields.Integer()
    name = fields.String()
    created_at = fields.AwareDateTime()
    last_used_at = fields.AwareDateTime(allow_none=True)


class NewFeedKeyOutput(FeedKeyOutput):
    """What both addresses end in is shown this once; only its hash is kept."""

    atom = fields.Url()
    rss = fields.Url()


class FeedKeyList(ListOutput):
    items = fields.List(fields.Nested(FeedKeyOutput))
