"""Reporting something, with an account or without, and what one reported before."""

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, ForumError, Invalid, NotFound
from forum.core.i18n import _
from forum.core.schemas import ListQuery, storable
from forum.moderation.reports import objecting, own, service
from forum.moderation.reports.addresses import Place, read_address
from forum.moderation.reports.policy import may_object
from forum.moderation.reports.reasons import KINDS, REASONS
from forum.moderation.reports.schemas import (
    GuestReportForm,
    MemberReportForm,
    ObjectionByLetter,
    ReportObjectionInput,
    TokenQuery,
    UrlQuery,
)
from forum.moderation.reports.service import Notice
from forum.moderation.reports.shown import find_shown
from forum.moderation.reports.views import OwnReport
from forum.web.bots import suspected
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.sessions import origin

bp = Blueprint("reports", __name__)


@bp.get("/report")
def form_page() -> str:
    """An address of another site is told of at once, before anything was typed about it."""
    form = Form({"url": _whole(read_query(UrlQuery)["url"])})
    try:
        return _form_page(form, _place(form.get("url")) if form.get("url") else None)
    except Invalid as error:
        return _form_page(form.blame(error, otherwise="url"))


@bp.post("/report")
def report() -> ResponseReturnValue:
    form = read_form(MemberReportForm if viewer().is_member else GuestReportForm)
    try:
        place = _place(form.get("url")) if form.get("url").strip() else None
        if form.errors or place is None:
            return _form_page(form, place), 422
        if not viewer().is_member and (again := suspected(form)):
            return _form_page(again, place), 422
        number = _take(place, form.data)
    except ForumError as error:
        blamed = form.blame(error, otherwise="url")
        blamed.errors = {**form.errors, **blamed.errors}
        return _form_page(blamed), error.status, error.headers
    if viewer().is_member:
        tell(_("Je melding is bij de moderators. Hier lees je straks wat er is besloten."))
        return redirect(url_for("reports.show", own_report_id=number), 303)
    tell(_("Je melding is binnen, onder nummer %(number)s.", number=number))
    return redirect(url_for("reports.received_page"), 303)


@bp.get("/report/received")
def received_page() -> str:
    return render_template("reports/received.html")


@bp.get("/report/objection")
def objection_page() -> ResponseReturnValue:
    """Opening the link changes nothing: programs that read mail open links too."""
    token = read_query(TokenQuery)["token"]
    return _objection_page(Form({"token": token}), own.by_letter(viewer(), _number_in(token)))


@bp.post("/report/objection")
def objection() -> ResponseReturnValue:
    number = _number_in(request.form.get("token", ""))
    found = own.by_letter(viewer(), number)
    form = read_form(ObjectionByLetter)
    if form.errors:
        return _objection_page(form, found), 422
    with transaction():
        objecting.object_by_letter(viewer(), number, text=form.data["text"])
    tell(_("Je bezwaar is binnen. Een andere moderator bekijkt het, en je hoort het per mail."))
    return redirect(url_for("reports.objection_page", token=form.get("token")), 303)


@bp.get("/reports")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = own.own_reports(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("reports/index.html", reports=listing(page, "reports.index"))


@bp.get("/reports/<id:own_report_id>")
def show(own_report_id: int) -> str:
    return _own_page(own.get_own(viewer(), own_report_id), Form())


@bp.post("/reports/<id:own_report_id>/objection")
def own_objection(own_report_id: int) -> ResponseReturnValue:
    found = own.get_own(viewer(), own_report_id)
    form = read_form(ReportObjectionInput)
    if form.errors:
        return _own_page(found, form), 422
    try:
        with transaction():
            objecting.object_to(viewer(), own_report_id, text=form.data["text"])
    except Conflict as error:
        return _own_page(found, form.blame(error, otherwise="text")), error.status
    tell(_("Je bezwaar is binnen. Een andere moderator bekijkt het."))
    return redirect(url_for("reports.show", own_report_id=own_report_id), 303)


def _take(place: Place, data: dict[str, Any]) -> int:
    said = {name: data[name] for name in ("reason", "note", "legal_ground")}
    service.count_notice(viewer(), origin().network)
    with transaction():
        return service.report(
            viewer(), Notice(place, name=data.get("name"), email=data.get("email"), **said)
        )


def _place(typed: str) -> Place:
    return read_address(typed, current_app.config["HOSTS"])


def _whole(typed: str) -> str:
    """A path of ours as people know it, with the name of the site before it."""
    is_path = typed.startswith("/") and not typed.startswith("//")
    return f"{current_app.config['BASE_URL']}{typed}" if is_path else typed


def _number_in(token: str) -> int:
    number = own.number_in(storable(token))
    if number is None:
        raise NotFound(_("Deze link werkt niet. Gebruik de hele link uit je mail."))
    return number


def _form_page(form: Form, place: Place | None = None) -> str:
    return render_template(
        "reports/new.html",
        form=form,
        place=place,
        kind=KINDS[place.kind] if place else None,
        shown=find_shown(viewer(), place) if place else None,
        choices=[(code, title, "") for code, title in REASONS.items()],
    )


def _own_page(found: OwnReport, form: Form) -> str:
    verdict = may_object(found, clock.now())
    return render_template("reports/show.html", report=found, form=form, verdict=verdict)


def _objection_page(form: Form, found: OwnReport) -> str:
    verdict = may_object(found, clock.now())
    return render_template("reports/objection.html", report=found, form=form, verdict=verdict)
