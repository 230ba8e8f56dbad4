"""The shapes of imports that cross a door."""

from typing import Any

from marshmallow import Schema, fields
from marshmallow.validate import Range

from forum.core.paging import LARGEST_ID
from forum.core.schemas import (
    Input,
    ListOutput,
    ListQuery,
    Query,
    WebAddress,
    Written,
    id_field,
    length,
    one_of,
)
from forum.factsheets.article import MAX_BYTES, Kind

KINDS = tuple(kind.value for kind in Kind if kind is not Kind.BLANK)
SHOWN = ("all", "check", "dropped", "told")
REPORT_PARTS = ("sheets", "corrections", "lines")


LARGEST_FORM = MAX_BYTES + 64 * 1024  # with what stands around the article


class ImportQuery(Query):
    """What is said of an article beside its text."""

    filename = Written(load_default="artikel.txt", validate=length(1, 200))
    source_url = WebAddress()
    rights = Written(load_default=None, validate=length(0, 500))
    rights_confirmed = fields.Boolean(load_default=False)
    revision_of = fields.Integer(load_default=None, allow_none=True, validate=Range(1, LARGEST_ID))
    as_new = fields.Boolean(load_default=False)
    lenient = fields.Boolean(load_default=False)


class ImportForm(Input):
    text = fields.String(load_default="")
    source_url = WebAddress()
    rights = Written(load_default="", validate=length(0, 500))
    confirmed = fields.Boolean(load_default=False)
    revision_of = Written(load_default="", validate=length(0, 20))
    lenient = fields.Boolean(load_default=False)


class RightsInput(Input):
    rights = Written(required=True, validate=length(0, 500))
    source_url = WebAddress()
    confirmed = fields.Boolean(load_default=False)


class LineKindInput(Input):
    line = id_field(required=True)
    kind = fields.String(required=True, validate=one_of(*KINDS))


class LinesInput(Input):
    items = fields.List(fields.Nested(LineKindInput), required=True, validate=length(1, 5000))


class LinesQuery(ListQuery):
    show = fields.String(load_default="all", validate=one_of(*SHOWN))


class ReportQuery(Query):
    """Which part of a report, after a place; which lines, or from which line on; and what was just
    told or decided, which stays in sight."""

    part = fields.String(load_default=None, validate=one_of(*REPORT_PARTS))
    after = fields.String(load_default=None, validate=length(1, 500))
    show = fields.String(load_default=None, validate=one_of(*SHOWN))
    slips = fields.String(load_default="open", validate=one_of("open", "decided"))
    line = fields.Integer(load_default=None)
    told = fields.Integer(load_default=None, validate=Range(1, LARGEST_ID))
    decided = fields.Integer(load_default=None, validate=Range(1, LARGEST_ID))


class CorrectionsQuery(ListQuery):
    show = fields.String(load_default="all", validate=one_of("all", "open", "decided"))


class CorrectionInput(Input):
    line = id_field(required=True)
    found = Written(required=True, validate=length(1, 200))
    suggestion = Written(required=True, validate=length(1, 200))


class CorrectionForm(CorrectionInput):
    line = fields.Integer(required=True, validate=lambda n: 1 <= n <= LARGEST_ID)


class DecisionInput(Input):
    status = fields.String(required=True, validate=one_of("accepted", "rejected"))


class ProposalInput(Input):
    take = fields.Boolean(required=True)


class RemarkOutput(Schema):
    line = fields.Integer()
    message = fields.String()


class DroppedOutput(Schema):
    line = fields.Integer()
    text = fields.String()
    rule = fields.String()
    reason = fields.String()


COUNTS = (
    "lines", "blank", "headings", "subheadings", "paragraphs", "callouts", "bullets",
    "faq_questions", "faq_answers", "references", "dois", "pmids", "pmcids", "citation_places",
    "cited_numbers", "drafts", "created", "unchanged", "waiting", "gone",
)  # fmt: skip
_counts: dict[str, Any] = {name: fields.Integer() for name in COUNTS}


class ReportOutput(Schema.from_dict(_counts)):  # type: ignore[misc]
    """The import report: every line of the file is in one of its counts."""

    id = fields.Integer()
    dropped = fields.List(fields.Nested(DroppedOutput))
    warnings = fields.List(fields.Nested(RemarkOutput))
    source_url = fields.String(allow_none=True)
    rights = fields.String(allow_none=True)
    rights_at = fields.AwareDateTime(allow_none=True)
    earlier_id = fields.Integer(allow_none=True)
    newer_id = fields.Integer(allow_none=True)
    newest_id = fields.Integer(allow_none=True)


class LineOutput(Schema):
    line = fields.Integer(attribute="number")
    text = fields.String()
    kind = fields.String()
    place = fields.String()
    factsheet = fields.String(attribute="sheet", allow_none=True)
    reason = fields.String(allow_none=True)
    confidence = fields.String()
    remark = fields.String(allow_none=True)
    is_told = fields.Boolean()


class LineList(ListOutput):
    items = fields.List(fields.Nested(LineOutput))


class CorrectionOutput(Schema):
    id = fields.Integer()
    line = fields.Integer()
    found = fields.String()
    suggestion = fields.String()
    origin = fields.String()
    status = fields.String()


class ReadSheetOutput(Schema):
    slug = fields.String()
    title = fields.String()
    status = fields.String()
    followed = fields.List(fields.String())
    followed_at = fields.AwareDateTime(allow_none=True)
    waiting = fields.List(fields.String())
    is_gone = fields.Boolean()


class ReadSheetList(ListOutput):
    items = fields.List(fields.Nested(ReadSheetOutput))


class CorrectionList(ListOutput):
    items = fields.List(fields.Nested(CorrectionOutput))


class ProposalOutput(Schema):
    waiting = fields.List(fields.String())
    title = fields.String()
    body = fields.String()
    claims = fields.String()
    is_gone = fields.Boolean()


class LineChangeOutput(Schema):
    kind = fields.String()
    text = fields.String()


class ChangeList(ListOutput):
    items = fields.List(fields.Nested(LineChangeOutput))
