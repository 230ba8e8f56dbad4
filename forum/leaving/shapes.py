"""The shapes of going away."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, Secret, length, one_of
from forum.leaving.modes import Mode


class LeavingInput(Input):
    mode = fields.String(required=True, validate=one_of(*Mode))
    password = Secret(required=True, validate=length(1, 256))


class LeavingOutput(Schema):
    mode = fields.Enum(Mode, by_value=True, allow_none=True)
    asked_at = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(
        allow_none=True, metadata={"description": "Until then it can be taken back."}
    )
