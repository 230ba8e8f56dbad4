"""The shapes of proofs that cross a door."""

import json
from typing import Any

from marshmallow import Schema, fields

from forum.accounts.schemas import TRIED
from forum.core.i18n import _
from forum.core.schemas import Input, Secret, Written, length

LONGEST_ANSWER = 20_000


class Answer(fields.Field[dict[str, Any]]):
    """What a browser says for a passkey: a JSON object, as text."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> dict[str, Any]:
        try:
            found = json.loads(value if len(value) <= LONGEST_ANSWER else "")
        except (TypeError, ValueError, RecursionError) as error:
            raise self.make_error("validator_failed") from error
        if not isinstance(found, dict):
            raise self.make_error("validator_failed")
        return found


class PasskeyAnswer(Input):
    """A passkey that was used."""

    credential = Answer(required=True)

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        super().on_bind_field(field_name, field_obj)
        unread = _("Je browser gaf geen leesbaar antwoord. Probeer het nog eens.")
        if field_name == "credential":
            field_obj.error_messages = dict.fromkeys(field_obj.error_messages, [unread])


NAME = length(1, 100)


class NewPasskeyAsked(Input):
    """A passkey to be made. The name is asked at once: a device cannot take back what it made."""

    name = Written(required=True, validate=NAME)
    password = Secret(required=True, validate=TRIED)


class NewPasskeyInput(PasskeyAnswer):
    """A passkey that was made."""

    name = Written(required=True, validate=NAME)


class PasskeyOutput(Schema):
    id = fields.Integer()
    name = fields.String()
    created_at = fields.AwareDateTime()
    last_used_at = fields.AwareDateTime(allow_none=True)


class PasskeyList(Schema):
    items = fields.List(fields.Nested(PasskeyOutput))
    next = fields.String(allow_none=True)
