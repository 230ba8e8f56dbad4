"""The shapes of the rules."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, Query, length


class DayQuery(Query):
    on = fields.Date(load_default=None)


class RulesReadInput(Input):
    version = fields.String(required=True, validate=length(1, 20))


class RulesVersionOutput(Schema):
    version = fields.String()
    holds_from = fields.Date()
    summary = fields.String()
    url = fields.String()


class RulesOutput(RulesVersionOutput):
    """`text` is Markdown."""

    text = fields.String()


class RulesVersionList(Schema):
    items = fields.List(fields.Nested(RulesVersionOutput))
