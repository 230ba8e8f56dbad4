"""The shapes of urgent mails."""

from marshmallow import Schema, fields

from forum.core.schemas import ListOutput


class UrgentOutput(Schema):
    id = fields.Integer()
    member = fields.String()
    kept = fields.Boolean(attribute="is_kept")
    told = fields.Boolean(attribute="is_told")
    arrived_at = fields.AwareDateTime()
    url = fields.String()


class UrgentList(ListOutput):
    items = fields.List(fields.Nested(UrgentOutput))
