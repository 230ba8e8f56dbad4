"""The shapes of leaving and taking along that cross a door."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, Secret, length, one_of
from forum.leaving.exports import Status


class ExportInput(Input):
    """Everything about oneself at once: the password is asked again."""

    password = Secret(required=True, validate=length(1, 256))


class ExportOutput(Schema):
    id = fields.Integer()
    status = fields.String(validate=one_of(*Status))
    done = fields.Integer(metadata={"description": "Posts that are in it so far."})
    total = fields.Integer()
    asked_at = fields.AwareDateTime()
    expires_at = fields.AwareDateTime(allow_none=True)
    url = fields.String(metadata={"description": "Where the ZIP is, once `status` is `ready`."})
