"""The shapes of proofs that cross a door."""

from marshmallow import Schema, fields

from forum.accounts.schemas import PasswordAgain
from forum.core.schemas import Written, length

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
