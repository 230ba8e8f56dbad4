"""The shapes of fact sheets that cross a door."""

from marshmallow import Schema, fields
from marshmallow.validate import Range

from forum.core.i18n import _
from forum.core.schemas import (
    Input,
    ListOutput,
    ListQuery,
    Written,
    length,
    one_of,
)
from forum.factsheets.states import State

LONGEST_BODY = 40_000


class SheetChangeInput(Input):
    """`body` and `claims` are text, a block or a claim a line, citations as `[1]`."""

    title = Written(validate=length(3, 200))
    summary = Written(validate=length(0, 600))
    body = Written(validate=length(0, LONGEST_BODY))
    claims = Written(validate=length(0, LONGEST_BODY))
    call_now = fields.Boolean()
    owner = Written(validate=length(0, 200))
    review_after_months = fields.Integer(
        validate=Range(1, 60, error=_("Kies een aantal maanden van 1 tot en met 60."))
    )


class PublishInput(Input):
    reason = Written(required=True, validate=length(3, 500))


class SheetQuery(ListQuery):
    status = fields.String(load_default=State.PUBLISHED, validate=one_of(*State))


class ReferenceOutput(Schema):
    number = fields.Integer()
    authors = fields.String()
    title = fields.String()
    journal = fields.String()
    year = fields.String()
    volume = fields.String()
    issue = fields.String()
    pages = fields.String()
    doi = fields.String(allow_none=True)
    pmid = fields.String(allow_none=True)
    pmcid = fields.String(allow_none=True)
    doi_url = fields.String(allow_none=True)
    pmid_url = fields.String(allow_none=True)
    pmcid_url = fields.String(allow_none=True)
    status = fields.String()
    checked_at = fields.AwareDateTime(allow_none=True)


class ClaimOutput(Schema):
    key = fields.Integer()
    text = fields.String()
    cites = fields.List(fields.Integer())
    myth = fields.String()


class SheetOutput(Schema):
    slug = fields.String()
    title = fields.String()
    summary = fields.String()
    html = fields.String()
    claims = fields.List(fields.Nested(ClaimOutput))
    references = fields.List(fields.Nested(ReferenceOutput))
    version = fields.Integer()
    published_at = fields.AwareDateTime()
    review_due = fields.AwareDateTime()
    origin = fields.String()
    source_url = fields.String(allow_none=True)
    call_now = fields.Boolean()
    medically_reviewed = fields.Boolean()
    status = fields.String()
    source_status = fields.String()
    url = fields.String()


class SheetLineOutput(Schema):
    slug = fields.String()
    title = fields.String()
    summary = fields.String()
    origin = fields.String()
    status = fields.String()
    source_count = fields.Integer()
    claim_count = fields.Integer()
    review_due = fields.AwareDateTime(allow_none=True)
    source_status = fields.String()


class SheetList(ListOutput):
    items = fields.List(fields.Nested(SheetLineOutput))


class DraftOutput(Schema):
    slug = fields.String()
    title = fields.String()
    summary = fields.String()
    body = fields.String()
    claims = fields.String()
    origin = fields.String()
    status = fields.String()
    call_now = fields.Boolean()
    editor_note = fields.String()
    draft_version = fields.Integer()
    stage = fields.String()
    has_changes = fields.Boolean()
    owner = fields.String(allow_none=True)
    withdrawn_at = fields.AwareDateTime(allow_none=True)
    withdrawn_reason = fields.String()
    import_id = fields.Integer(allow_none=True)
    followed_at = fields.AwareDateTime(allow_none=True)
    references = fields.List(fields.Nested(ReferenceOutput))


class VersionOutput(Schema):
    number = fields.Integer()
    published_at = fields.AwareDateTime()
    reason = fields.String()
    restored_from = fields.Integer(allow_none=True)
    signed = fields.Integer()


class VersionList(ListOutput):
    items = fields.List(fields.Nested(VersionOutput))


class SuggestedSheetOutput(Schema):
    slug = fields.String()
    title = fields.String()
    summary = fields.String()
    url = fields.String()
