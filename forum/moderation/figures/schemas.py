"""The shapes of the figures."""

from marshmallow import Schema, fields, validate

from forum.core.schemas import Query


class YearQuery(Query):
    year = fields.Integer(load_default=None, validate=validate.Range(2000, 9998))


class FigurePartOutput(Schema):
    """`name` is null for what stands in no part of its own."""

    name = fields.String(allow_none=True)
    title = fields.String()
    count = fields.Integer()


class FigureOutput(Schema):
    """`count` is null for fewer than three, `median_seconds` where too few are known."""

    name = fields.String()
    title = fields.String()
    count = fields.Integer(allow_none=True)
    median_seconds = fields.Integer(attribute="median", allow_none=True)
    parts = fields.List(fields.Nested(FigurePartOutput))


class FigureGroupOutput(Schema):
    name = fields.String()
    title = fields.String()
    lines = fields.List(fields.Nested(FigureOutput))


class FiguresOutput(Schema):
    """`is_over` says whether the year is; `years` are those of which there are figures."""

    year = fields.Integer()
    is_over = fields.Boolean()
    years = fields.List(fields.Integer())
    counted = fields.List(fields.Nested(FigureGroupOutput))
