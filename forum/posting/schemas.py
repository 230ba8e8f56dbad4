"""The shapes of a preview, of whatever kind of message."""

from marshmallow import Schema, fields

from forum.threads.schemas import PostInput


class PreviewInput(PostInput):
    """A text as long as a message may be."""


class PreviewOutput(Schema):
    html = fields.String()
