"""The shapes of proofs that cross a door."""

from marshmallow import Schema, fields

from forum.accounts.names import LONGEST, SHORTEST
from forum.accounts.schemas import CODE, PasswordAgain
from forum.core.schemas import Input, Query, Ticked, Written, length

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


class OwnerInput(PasswordAgain):
    """Whoever owns an account says so: with its password, and the code if it has those."""

    code = Written(load_default="", validate=CODE)


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


class IdentityList(Schema):
    items = fields.List(fields.Nested(IdentityOutput))
    next = fields.String(allow_none=True)
