"""The shapes of what readers keep, for forms and JSON alike."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, ListOutput, Written, length
from forum.threads.schemas import AuthorOutput, ReactionsOutput

LONGEST_NOTE = 500


class BookmarkInput(Input):
    """Without a note the one that is there stays; an empty one is none."""

    note = Written(validate=length(0, LONGEST_NOTE))


class ReactedOutput(Schema):
    reactions = fields.Nested(ReactionsOutput)


class KeptPostOutput(Schema):
    id = fields.Integer()
    number = fields.Integer()
    thread_id = fields.Integer()
    title = fields.String()
    author = fields.Nested(AuthorOutput)
    url = fields.String()


class BookmarkOutput(Schema):
    """`post` is null for one that cannot be read any more."""

    post_id = fields.Integer()
    note = fields.String()
    kept_at = fields.AwareDateTime()
    post = fields.Nested(KeptPostOutput, allow_none=True)


class BookmarkList(ListOutput):
    items = fields.List(fields.Nested(BookmarkOutput))
