"""What was reported, for moderators: all reports of one thing together."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.reports import objecting, objections, queries, service
from forum.moderation.reports.objecting import Judged
from forum.moderation.reports.reasons import OUTCOMES, REASONS
from forum.moderation.reports.schemas import (
    JudgeObjectionForm,
    ReportCasesQuery,
    ReportDecisionInput,
)
from forum.moderation.reports.shown import text_of
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("report_cases", __name__, url_prefix="/moderation")


@bp.get("/reports")
def index() -> str:
    require(may_moderate(viewer()))
    place = read_query(ReportCasesQuery)
    is_open = place["state"] == "open"
    try:
        page = queries.cases(viewer(), is_open=is_open, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "report_cases.index", state=place["state"])
    return render_template(
        "moderation/reports.html",
        cases=found,
        state=place["state"],
        reasons=queries.reasons_by_case(viewer(), found.items),
        titles=REASONS,
    )


@bp.get("/reports/<id:case_id>")
def show(case_id: int) -> str:
    require(may_moderate(viewer()))
    return _page(case_id, Form())


@bp.post("/reports/<id:case_id>/decide")
def decide(case_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    queries.get_case(viewer(), case_id)
    form = read_form(ReportDecisionInput)
    if form.errors:
        return _page(case_id, form), 422
    try:
        with transaction():
            service.decide(viewer(), case_id, **form.data)
    except Conflict as error:
        return _page(case_id, form.blame(error)), error.status
    tell(_("Er is beslist. Wie dit meldde, hoort het met je uitleg."))
    return redirect(url_for("report_cases.index"), 303)


@bp.get("/report-objections")
def objections_page() -> str:
    require(may_moderate(viewer()))
    place = read_query(ListQuery)
    try:
        page = objections.objections(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "report_cases.objections_page")
    return render_template("moderation/report_objections.html", objections=found)


@bp.get("/report-objections/<id:objection_id>")
def objection(objection_id: int) -> str:
    require(may_moderate(viewer()))
    return _objection_page(objection_id, Form())


@bp.post("/report-objections/<id:objection_id>/decide")
def judge(objection_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    objections.get_objection(viewer(), objection_id)
    form = read_form(JudgeObjectionForm)
    if form.errors:
        return _objection_page(objection_id, form), 422
    judged = Judged(form.data["upheld"] == "yes", form.data["reason"])
    try:
        with transaction():
            objecting.decide_objection(viewer(), objection_id, judged)
    except Conflict as error:
        return _objection_page(objection_id, form.blame(error)), error.status
    tell(_("Er is beslist. Wie bezwaar maakte, hoort het met je uitleg."))
    return redirect(url_for("report_cases.objections_page"), 303)


def _page(case_id: int, form: Form) -> str:
    """With no more of its reports than fit: how many there are does not make it longer."""
    place = read_query(ListQuery)
    found = queries.get_case(viewer(), case_id)
    try:
        page = queries.reports_of(viewer(), found, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template(
        "moderation/report_case.html",
        case=found,
        shown=text_of(viewer(), found),
        reasons=[(REASONS[code], n) for code, n in queries.reasons_of(viewer(), found).items()],
        reports=listing(page, "report_cases.show", case_id=case_id),
        choices=[(code, title, "") for code, title in OUTCOMES.items()],
        form=form,
    )


def _objection_page(objection_id: int, form: Form) -> str:
    found = objections.get_objection(viewer(), objection_id)
    choices = [
        ("yes", _("Gegrond"), _("Doe eerst zelf wat nodig is, en vertel hieronder wat.")),
        ("no", _("Ongegrond"), _("Het besluit blijft.")),
    ]
    return render_template(
        "moderation/report_objection.html", objection=found, form=form, choices=choices
    )
