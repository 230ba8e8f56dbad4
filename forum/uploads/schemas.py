"""The shapes of pictures that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, ValidationError, fields

from forum.core.i18n import _, number
from forum.core.schemas import Input, ListOutput, Written, length
from forum.uploads.pixels import MOST_BYTES

LONGEST_ALT = 300
MEGABYTE = 1024 * 1024
LARGEST_FORM = MOST_BYTES + 64 * 1024  # with what stands around the file


class Content(fields.Field[bytes]):
    """The bytes of a file that was sent, as far as they may be kept. A file that was not chosen
    comes as an empty one."""

    def __init__(self) -> None:
        super().__init__(required=True, metadata={"type": "string", "format": "binary"})

    def _deserialize(self, value: Any, *_rest: Any, **_more: Any) -> bytes:
        if not hasattr(value, "read"):
            raise self.make_error("invalid")
        content: bytes = value.read(MOST_BYTES + 1)
        if not content:
            raise ValidationError([_("Kies een afbeelding; dit bestand is leeg.")])
        if len(content) > MOST_BYTES:
            raise ValidationError([too_large()])
        return content


class UploadInput(Input):
    file = Content()
    alt = Written(required=True, validate=length(1, LONGEST_ALT))


class UsedInOutput(Schema):
    post_id = fields.Integer()
    title = fields.String(allow_none=True)
    url = fields.String()


class UploadOutput(Schema):
    """`markdown` puts the picture in a text."""

    id = fields.Integer()
    url = fields.String()
    width = fields.Integer()
    height = fields.Integer()
    alt = fields.String()
    size = fields.Integer()
    markdown = fields.String()
    uploaded_at = fields.AwareDateTime()


class ListedUploadOutput(UploadOutput):
    """With the posts of one's own in which it stands."""

    used_in = fields.List(fields.Nested(UsedInOutput))


class UploadList(ListOutput):
    items = fields.List(fields.Nested(ListedUploadOutput))


def too_large() -> Any:
    return _("Een afbeelding mag hoogstens %(most)s MB zijn.", most=number(MOST_BYTES // MEGABYTE))
