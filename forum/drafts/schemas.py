"""The shapes of drafts that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from forum.core.i18n import _
from forum.core.schemas import SHORT, Input, ListOutput, Written, length
from forum.drafts.views import BETWEEN, POLL_DAYS, POLL_MOST, POLL_OPTIONS, POLL_QUESTION

LONGEST_BODY = 20_000  # as long as a message may be
MOST_TICKED = 20  # more labels than a thread may have: a draft need not be right
POLL = (POLL_QUESTION, *POLL_OPTIONS, POLL_MOST, POLL_DAYS)


def _short(most: int = 100) -> Written:
    return Written(validate=length(0, most))


class _TypedInput(Input):
    """What was typed, by field. A draft need not be right, so nothing is asked of the fields but
    that they are no longer than what is typed there."""

    body = Written(required=True, validate=length(0, LONGEST_BODY))
    title = _short(SHORT)
    reason = _short(SHORT)
    tags = fields.List(
        _short(), validate=validate.Length(max=MOST_TICKED, error=_("Deze waarde klopt niet."))
    )
    to = _short(SHORT)
    category = _short()
    kind = _short()
    visibility = _short()
    pseudonym = _short()

    @post_load
    def typed(self, data: dict[str, Any], **_more: Any) -> dict[str, str]:
        data["tags"] = BETWEEN.join(data.get("tags", ()))
        return {name: text for name, text in data.items() if text}


OwnDraftInput = _TypedInput.from_dict({name: _short() for name in POLL}, name="OwnDraftInput")


class _KeptOutput(Schema):
    """Fields that were left empty are not there."""

    key = fields.String()
    body = fields.String()
    title = fields.String()
    reason = fields.String()
    tags = fields.List(fields.String())
    to = fields.String()
    category = fields.String()
    kind = fields.String()
    visibility = fields.String()
    pseudonym = fields.String()
    version = fields.Integer()
    saved_at = fields.AwareDateTime()


OwnDraftOutput = _KeptOutput.from_dict(
    {name: fields.String() for name in POLL}, name="OwnDraftOutput"
)


class OwnDraftList(ListOutput):
    items = fields.List(fields.Nested(OwnDraftOutput))
