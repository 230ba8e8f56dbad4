"""The shapes of drafts that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, fields, post_load

from forum.core.schemas import SHORT, Input, ListOutput, Written, length

LONGEST_BODY = 20_000  # as long as a message may be


def _short(most: int = 100) -> Written:
    return Written(validate=length(0, most))


class OwnDraftInput(Input):
    """What was typed, by field. A draft need not be right, so nothing is asked of the fields but
    that they are no longer than what is typed there."""

    body = Written(required=True, validate=length(0, LONGEST_BODY))
    title = _short(SHORT)
    labels = _short(SHORT)
    to = _short(SHORT)
    category = _short()
    kind = _short()
    visibility = _short()
    pseudonym = _short()

    @post_load
    def typed(self, data: dict[str, Any], **_more: Any) -> dict[str, str]:
        return {name: text for name, text in data.items() if text}


class OwnDraftOutput(Schema):
    """Fields that were left empty are not there."""

    key = fields.String()
    body = fields.String()
    title = fields.String()
    labels = fields.String()
    to = fields.String()
    category = fields.String()
    kind = fields.String()
    visibility = fields.String()
    pseudonym = fields.String()
    version = fields.Integer()
    saved_at = fields.AwareDateTime()


class OwnDraftList(ListOutput):
    items = fields.List(fields.Nested(OwnDraftOutput))
