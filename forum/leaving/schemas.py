"""The shapes of leaving and taking along that cross a door."""

from marshmallow import Schema, fields

from forum.accounts.schemas import OwnerInput
from forum.core.schemas import one_of
from forum.leaving.exports import Status
from forum.leaving.modes import Mode


class LeavingInput(OwnerInput):
    mode = fields.String(required=True, validate=one_of(*Mode))


class LeavingOutput(Schema):
    mode = fields.Enum(Mode, by_value=True, allow_none=True)
    asked_at = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(
        allow_none=True, metadata={"description": "Until then it can be taken back."}
    )


class ExportOutput(Schema):
    id = fields.Integer()
    status = fields.String(validate=one_of(*Status))
    done = fields.Integer(metadata={"description": "Posts that are in it so far."})
    total = fields.Integer()
    asked_at = fields.AwareDateTime()
    expires_at = fields.AwareDateTime(allow_none=True)
    url = fields.String(metadata={"description": "Where the ZIP is, once `status` is `ready`."})
