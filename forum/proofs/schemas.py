"""The shapes of proofs that cross a door."""

import json
from typing import Any

from marshmallow import Schema, fields

from forum.accounts.names import LONGEST, SHORTEST
from forum.accounts.schemas import CODE, TRIED, PasswordAgain
from forum.core.i18n import _
from forum.core.schemas import Input, ListOutput, Query, Secret, Ticked, Written, length

BACKUP_CODES = {"description": "Shown this once; only their hashes are kept."}


class PasswordAndCode(PasswordAgain):
    """All that a log-in asks, of who is logged in already."""

    code = Written(required=True, validate=length(1, 40))


class SecondFactorOutput(Schema):
    since = fields.AwareDateTime(allow_none=True)
    has_app = fields.Boolean()
    backup_codes_left = fields.Integer()


class EnrolmentOutput(Schema):
    secret = fields.String(metadata={"description": "The app's key (base32), shown this once."})
    uri = fields.String(metadata={"description": "The same as an `otpauth` address."})


class BackupCodesOutput(Schema):
    backup_codes = fields.List(fields.String(), metadata=BACKUP_CODES)


class ProviderQuery(Query):
    """How another provider sends somebody back (RFC 6749, 4.1.2)."""

    code = fields.String(load_default="", validate=length(0, 4000))
    state = fields.String(load_default="", validate=length(0, 500))
    error = fields.String(load_default="", validate=length(0, 500))


class ProviderInput(Input):
    """The same, sent on by the one who came back."""

    code = fields.String(required=True, validate=length(1, 4000))
    state = fields.String(required=True, validate=length(1, 500))


class JoinInput(Input):
    """The rest of becoming a member, for who is known by another provider already."""

    username = Written(required=True, validate=length(SHORTEST, LONGEST))
    age_16 = Ticked()
    rules = Ticked()
    consent_texts = fields.Boolean(load_default=False)


class IdentityOutput(Schema):
    id = fields.Integer()
    issuer = fields.String()
    linked_at = fields.AwareDateTime()


class IdentityList(ListOutput):
    items = fields.List(fields.Nested(IdentityOutput))


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
    """A passkey to be made. The name is asked at once: a device cannot take back what it made.

    In the order of the page: the first that is wrong is where one is led.
    """

    name = Written(required=True, validate=NAME)
    password = Secret(required=True, validate=TRIED)
    code = Written(load_default="", validate=CODE)


class NewPasskeyInput(PasskeyAnswer):
    """A passkey that was made."""

    name = Written(required=True, validate=NAME)


class PasskeyOutput(Schema):
    id = fields.Integer()
    name = fields.String()
    created_at = fields.AwareDateTime()
    last_used_at = fields.AwareDateTime(allow_none=True)


class PasskeyList(ListOutput):
    items = fields.List(fields.Nested(PasskeyOutput))
