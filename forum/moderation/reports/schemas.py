"""The shapes of reports that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema

from forum.core.i18n import _
from forum.core.schemas import (
    EmailAddress,
    Input,
    ListOutput,
    ListQuery,
    Query,
    Ticked,
    Written,
    id_field,
    length,
    one_of,
    storable,
)
from forum.moderation.reports.reasons import OTHER, OUTCOMES, REASONS, Outcome

PLACES = ("post_id", "thread_id", "url")
STATES = ("open", "decided")


class EmailIfAny(EmailAddress):
    """Nothing typed is no address."""

    def __init__(self) -> None:
        super().__init__(load_default=None, allow_none=True)

    def deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        typed = storable(value).strip() or None if isinstance(value, str) else value
        return super().deserialize(typed, *rest, **more)


class ReportFields(Input):
    reason = fields.String(required=True, validate=one_of(*REASONS))
    note = Written(load_default="", validate=length(0, 2000))
    legal_ground = Written(load_default="", validate=length(0, 500))

    @validates_schema(skip_on_field_errors=False)
    def tells_what_else(self, data: dict[str, Any], **_more: Any) -> None:
        if data.get("reason") == OTHER and not data.get("note"):
            raise ValidationError([_("Vertel wat er mis is.")], "note")


class ReportInput(ReportFields):
    """A report of one thing: by its number for who can read it, or by its address."""

    post_id = id_field(load_default=None)
    thread_id = id_field(load_default=None)
    url = Written(load_default=None, validate=length(1, 1000))
    name = Written(load_default="", validate=length(0, 100))
    email = EmailIfAny()

    @validates_schema
    def names_one_thing(self, data: dict[str, Any], **_more: Any) -> None:
        named = [name for name in PLACES if data.get(name) is not None]
        if not named:
            raise ValidationError([_("Noem één ding: post_id, thread_id of url.")], "url")
        for name in named[1:]:
            raise ValidationError([_("Noem één ding: post_id, thread_id of url.")], name)


class MemberReportForm(ReportFields):
    url = Written(required=True, validate=length(1, 1000))


class GuestReportForm(MemberReportForm):
    name = Written(load_default="", validate=length(0, 100))
    email = EmailIfAny()
    good_faith = Ticked()

    @validates_schema(skip_on_field_errors=False)
    def says_why(self, data: dict[str, Any], **_more: Any) -> None:
        if not data.get("note") and data.get("reason") != OTHER:
            raise ValidationError([_("Leg uit wat er mis is.")], "note")


class UrlQuery(Query):
    url = Written(load_default="", validate=length(0, 1000))


class TokenQuery(Query):
    token = fields.String(load_default="", validate=length(0, 500))


class ReportCasesQuery(ListQuery):
    state = fields.String(load_default="open", validate=one_of(*STATES))


class ReportDecisionInput(Input):
    outcome = fields.Enum(Outcome, by_value=True, required=True)
    done = Written(load_default="", validate=length(0, 500))
    reason = Written(required=True, validate=length(3, 2000))

    @validates_schema(skip_on_field_errors=False)
    def says_what_was_done(self, data: dict[str, Any], **_more: Any) -> None:
        if data.get("outcome") == Outcome.FOUNDED and not data.get("done"):
            raise ValidationError([_("Vertel wat er is gedaan.")], "done")


class ReportObjectionInput(Input):
    text = Written(required=True, validate=length(3, 2000))


class ObjectionByLetter(ReportObjectionInput):
    token = fields.String(required=True, validate=length(1, 500))


class JudgeObjectionInput(Input):
    upheld = fields.Boolean(required=True)
    reason = Written(required=True, validate=length(3, 2000))


class JudgeObjectionForm(Input):
    """A form shows both and begins with neither."""

    upheld = fields.String(required=True, validate=one_of("yes", "no"))
    reason = Written(required=True, validate=length(3, 2000))


class ReceivedReportOutput(Schema):
    id = fields.Integer()


class OwnReportOutput(Schema):
    """`outcome` is null until a moderator decided; `objection` says how far that is."""

    id = fields.Integer()
    kind = fields.String()
    url = fields.String()
    reason = fields.String()
    note = fields.String()
    reported_at = fields.AwareDateTime()
    decided_at = fields.AwareDateTime(allow_none=True)
    outcome = fields.String(allow_none=True, metadata={"enum": [*OUTCOMES, None]})
    done = fields.String(allow_none=True)
    decision = fields.String(allow_none=True)
    objection = fields.String(allow_none=True)
    answer = fields.String(allow_none=True)


class OwnReportList(ListOutput):
    items = fields.List(fields.Nested(OwnReportOutput))


class ReportCaseOutput(Schema):
    """One thing that was reported, with how many reported it."""

    id = fields.Integer()
    kind = fields.String()
    url = fields.String()
    post_id = fields.Integer(allow_none=True)
    thread_id = fields.Integer(allow_none=True)
    title = fields.String(allow_none=True)
    priority = fields.Integer()
    report_count = fields.Integer()
    opened_at = fields.AwareDateTime()
    decided_at = fields.AwareDateTime(allow_none=True)
    outcome = fields.String(allow_none=True)


class ReportCaseList(ListOutput):
    items = fields.List(fields.Nested(ReportCaseOutput))


class ReportLineOutput(Schema):
    id = fields.Integer()
    reporter = fields.String(allow_none=True)
    reason = fields.String()
    note = fields.String()
    legal_ground = fields.String()
    reported_at = fields.AwareDateTime()


class WholeReportCaseOutput(ReportCaseOutput):
    """With the first reports of it, and how many gave which reason."""

    reasons = fields.Dict(fields.String(), fields.Integer())
    html = fields.String(allow_none=True)
    reports = fields.List(fields.Nested(ReportLineOutput))
    next = fields.String(allow_none=True)


class ReportObjectionOutput(Schema):
    id = fields.Integer()
    case_id = fields.Integer()
    text = fields.String()
    asked_at = fields.AwareDateTime()


class ReportObjectionList(ListOutput):
    items = fields.List(fields.Nested(ReportObjectionOutput))
