from __future__ import annotations

from typing import Any

from flask import current_app
from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api.door import KEY_PARAMETER, Blueprint, act_once, origin, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.reports import objecting, objections, own, queries, service
from forum.moderation.reports.addresses import Place, post_place, read_address, thread_place
from forum.moderation.reports.objecting import Judged
from forum.moderation.reports.schemas import (
    JudgeObjectionInput,
    OwnReportList,
    OwnReportOutput,
    ReceivedReportOutput,
    ReportCaseList,
    ReportCasesQuery,
    ReportDecisionInput,
    ReportInput,
    ReportObjectionInput,
    ReportObjectionList,
    WholeReportCaseOutput,
)
from forum.moderation.reports.service import Notice
from forum.moderation.reports.shown import text_of
from forum.moderation.reports.views import CaseView, ObjectionView, OwnReport, ReportLine
from forum.threads.posts import get_readable_post
from forum.threads.queries import get_thread

bp = Blueprint("api_reports", __name__, url_prefix="", description="Reporting")
cases = Blueprint(
    "api_report_cases", __name__, url_prefix="/moderation", description="Deciding about reports"
)


@bp.route("/reports")
class Reports(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(ReportInput)
    @bp.response(201, ReceivedReportOutput)
    def post(self, data: dict[str, Any]) -> dict[str, int]:
        """Report something, also without a token. By `post_id` or `thread_id` what one can read;
        by `url` anything of this site, and the answer never tells whether it is there."""
        wanted = {name: data.pop(name) for name in ("post_id", "thread_id", "url")}
        service.count_notice(viewer(), origin().network)
        return {"id": act_once(lambda: service.report(viewer(), Notice(_place(wanted), **data)))}


@bp.route("/me/reports")
class OwnReports(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, OwnReportList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List what one reported, the newest first, with what was decided."""
        page = own.own_reports(viewer(), **asked)
        return page_of([_own(one) for one in page.items], page.next)


@bp.route("/me/reports/<id:own_report_id>")
class OneOwnReport(MethodView):
    @bp.response(200, OwnReportOutput)
    def get(self, own_report_id: int) -> dict[str, Any]:
        """Read what one reported, and what was decided about it."""
        return _own(own.get_own(viewer(), own_report_id))


@bp.route("/me/reports/<id:own_report_id>/objection")
class OwnObjection(MethodView):
    @bp.arguments(ReportObjectionInput)
    @bp.response(201, OwnReportOutput)
    def post(self, data: dict[str, Any], own_report_id: int) -> dict[str, Any]:
        """Object to what was decided about it, once and within half a year."""
        with transaction():
            objecting.object_to(viewer(), own_report_id, **data)
        return _own(own.get_own(viewer(), own_report_id))


@cases.route("/reports")
class Cases(MethodView):
    @cases.arguments(ReportCasesQuery, location="query")
    @cases.response(200, ReportCaseList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List what was reported, each thing once: the most urgent first, or what was decided."""
        page = queries.cases(viewer(), is_open=asked.pop("state") == "open", **asked)
        return page_of([_case(one) for one in page.items], page.next)


@cases.route("/reports/<id:case_id>")
class OneCase(MethodView):
    @cases.arguments(ListQuery, location="query")
    @cases.response(200, WholeReportCaseOutput)
    def get(self, asked: dict[str, Any], case_id: int) -> dict[str, Any]:
        """Read what was reported, with a part of its reports."""
        found = queries.get_case(viewer(), case_id)
        page = queries.reports_of(viewer(), found, **asked)
        shown = text_of(viewer(), found)
        return _case(found) | {
            "reasons": queries.reasons_of(viewer(), found),
            "html": shown and str(shown.html),
            "reports": [_line(one) for one in page.items],
            "next": page.next,
        }


@cases.route("/reports/<id:case_id>/decide")
class Deciding(MethodView):
    @cases.arguments(ReportDecisionInput)
    @cases.response(204)
    def post(self, data: dict[str, Any], case_id: int) -> None:
        """Decide about it, with a reason for who reported it."""
        require(may_moderate(viewer()))
        with transaction():
            service.decide(viewer(), case_id, **data)


@cases.route("/report-objections")
class Objections(MethodView):
    @cases.arguments(ListQuery, location="query")
    @cases.response(200, ReportObjectionList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List objections that wait, the longest waiting first."""
        page = objections.objections(viewer(), **asked)
        return page_of([_objection(one) for one in page.items], page.next)


@cases.route("/report-objections/<id:objection_id>/decide")
class Judging(MethodView):
    @cases.arguments(JudgeObjectionInput)
    @cases.response(204)
    def post(self, data: dict[str, Any], objection_id: int) -> None:
        """Decide about an objection. Not for who decided first."""
        require(may_moderate(viewer()))
        judged = Judged(data["upheld"], data["reason"])
        with transaction():
            objecting.decide_objection(viewer(), objection_id, judged)


def _place(wanted: dict[str, Any]) -> Place:
    """What is named by its number must be there for who names it."""
    if wanted["post_id"] is not None:
        return post_place(get_readable_post(viewer(), wanted["post_id"]).id)
    if wanted["thread_id"] is not None:
        return thread_place(get_thread(viewer(), wanted["thread_id"]).id)
    return read_address(wanted["url"], current_app.config["HOSTS"])


def _url(path: str) -> str:
    return f"{current_app.config['BASE_URL']}{path}"


def _own(found: OwnReport) -> dict[str, Any]:
    return {**vars(found), "url": _url(found.address)}


def _case(found: CaseView) -> dict[str, Any]:
    return {**vars(found), "url": _url(found.place)}


def _line(found: ReportLine) -> dict[str, Any]:
    return vars(found)


def _objection(found: ObjectionView) -> dict[str, Any]:
    return {**vars(found), "case_id": found.case.id}
