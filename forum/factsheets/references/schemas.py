"""The shapes of references and their status that cross a door."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.schemas import Input, ListOutput, ListQuery, Query, Written, length, one_of
from forum.factsheets.identifiers import read_doi, same_doi
from forum.factsheets.statuses import SourceStatus

MOST_ASKED = 100
STATUSES = tuple(status.value for status in SourceStatus)


class Doi(fields.String):
    """However it was written; read as it is compared."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> str:
        written = super()._deserialize(value, *rest, **more)
        try:
            return same_doi(read_doi(written))
        except Invalid as error:
            raise ValidationError([error.detail]) from error


class DoiQuery(Query):
    doi = fields.List(
        Doi(),
        required=True,
        validate=validate.Length(1, MOST_ASKED, error=_("Vraag 1 tot 100 DOI’s tegelijk.")),
    )


class ReferencesQuery(ListQuery):
    status = fields.String(load_default="", validate=one_of("", *STATUSES))


class StatusInput(Input):
    status = fields.String(required=True, validate=one_of(*STATUSES))
    reason = Written(required=True, validate=length(3, 500))


class FoundReferenceOutput(Schema):
    doi = fields.String()
    status = fields.String()
    checked_at = fields.AwareDateTime(allow_none=True)


class FoundReferences(Schema):
    items = fields.List(fields.Nested(FoundReferenceOutput))


class StatusOutput(Schema):
    status = fields.String()
    origin = fields.String(allow_none=True)
    checked_at = fields.AwareDateTime(allow_none=True)
    noticed_on = fields.Date(allow_none=True)
    notice_doi = fields.String(allow_none=True)
    reason = fields.String()


class StatusChangeOutput(Schema):
    before = fields.String()
    after = fields.String()
    origin = fields.String()
    reason = fields.String()
    found_at = fields.AwareDateTime()


class CitingSheetOutput(Schema):
    slug = fields.String()
    title = fields.String()


class ReferenceLineOutput(Schema):
    id = fields.Integer()
    title = fields.String()
    journal = fields.String()
    year = fields.String()
    doi = fields.String(allow_none=True)
    pmid = fields.String(allow_none=True)
    now = fields.Nested(StatusOutput)
    sheets = fields.List(fields.Nested(CitingSheetOutput))
    changes = fields.List(fields.Nested(StatusChangeOutput))


class ReferenceList(ListOutput):
    items = fields.List(fields.Nested(ReferenceLineOutput))
