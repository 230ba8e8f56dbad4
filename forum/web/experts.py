"""Who is verified, and asking to be."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_see_account
from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.experts.professions import PROFESSIONS, QUALITY_REGISTERS
from forum.experts.verification import queries, service
from forum.experts.verification.contradictions import SPECIALISMS
from forum.experts.verification.policy import may_apply
from forum.experts.verification.schemas import ApplicationForm, ApplicationInput
from forum.experts.verification.shown import experts
from forum.experts.verification.views import MOST_COUNTED, ApplicationView
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("experts", __name__, url_prefix="/experts")


@bp.get("")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = experts(viewer(), after=place["after"], limit=place["limit"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template(
        "experts/index.html",
        experts=listing(page, "experts.index"),
        most_counted=MOST_COUNTED,
        professions=PROFESSIONS.values(),
        verdict=may_apply(viewer(), clock.now()),
    )


@bp.get("/apply")
def apply_page() -> str:
    require(may_see_account(viewer()))
    return _page(Form())


@bp.post("/apply")
def apply() -> ResponseReturnValue:
    require(may_apply(viewer(), clock.now()))
    form = read_form(ApplicationForm)
    if form.errors:
        return _page(form), 422
    try:
        with transaction():
            service.apply(viewer(), form.data)
    except (Invalid, Conflict) as error:
        let_go()
        return _page(form.blame(error)), error.status
    tell(_("Je aanvraag is ontvangen. Je krijgt een mail als er iets verandert."))
    return redirect(url_for("experts.own"), 303)


@bp.get("/application")
def own() -> str:
    found = queries.own_applications(viewer())
    return render_template(
        "experts/own.html", applications=found, verdict=may_apply(viewer(), clock.now())
    )


@bp.post("/applications/<id:application_id>/withdraw")
def withdraw(application_id: int) -> ResponseReturnValue:
    queries.application(viewer(), application_id)
    with transaction():
        service.withdraw(viewer(), application_id)
    tell(_("Je aanvraag is teruggenomen."))
    return redirect(url_for("experts.own"), 303)


def _page(form: Form) -> str:
    applications = queries.own_applications(viewer())
    verdict = may_apply(viewer(), clock.now())
    waiting = next((found for found in applications if found.is_open), None)
    if applications and verdict and not waiting and not form.typed:
        form = Form(_said_before(applications[0]))
    return render_template(
        "experts/apply.html",
        form=form,
        verdict=verdict,
        waiting=waiting,
        professions=list(PROFESSIONS),
        specialisms=list(SPECIALISMS),
        registers=QUALITY_REGISTERS,
    )


def _said_before(last: ApplicationView) -> dict[str, str]:
    """A year later most of it is the same. The rules are agreed to once more."""
    return {name: getattr(last, name) or "" for name in ApplicationInput().fields}
