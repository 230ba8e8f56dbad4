"""What moderators decide about who is an expert, and about texts that pretend it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from forum.accounts.held_profiles import HeldView, held_profile, held_profiles
from forum.accounts.policy import may_moderate
from forum.accounts.profile_shapes import SeenInput
from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.core.paging import Page
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.experts.verification.findings import FINDINGS, IDENTITIES
from forum.experts.verification.policy import may_check, may_confirm
from forum.experts.verification.queries import Which, application, applications
from forum.experts.verification.schemas import ApplicationsQuery, CheckForm, ReasonInput
from forum.moderation import experts as moderation
from forum.moderation.canned.queries import reasons
from forum.moderation.canned.schemas import RefuseProfileInput
from forum.moderation.signals.answers import CRISIS_CHECKLIST
from forum.web.forms import Form, read_form, read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.small_forms import do

bp = Blueprint("experts_judged", __name__, url_prefix="/moderation/experts")
profiles = Blueprint("held_profiles", __name__, url_prefix="/moderation/profiles")


@bp.get("")
def index() -> str:
    require(may_moderate(viewer()))
    place = read_query(ApplicationsQuery)
    state = Which(place["state"])
    try:
        page = applications(viewer(), state=state, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "experts_judged.index", state=state.value)
    return render_template("moderation/experts.html", applications=found, state=state)


@bp.get("/<id:application_id>")
def show(application_id: int) -> str:
    require(may_moderate(viewer()))
    return _page(application_id, Form())


@bp.post("/<id:application_id>/check")
def check(application_id: int) -> ResponseReturnValue:
    adapter = current_app.extensions["register_adapter"]
    return _judge(
        application_id,
        CheckForm,
        lambda looked: moderation.check(viewer(), application_id, looked, adapter),
        _("De controle is vastgelegd. Iemand anders van het team bevestigt."),
    )


@bp.post("/<id:application_id>/confirm")
def confirm(application_id: int) -> ResponseReturnValue:
    return _judge(
        application_id,
        Schema,
        lambda _data: moderation.confirm(viewer(), application_id),
        _("Dit lid is nu geverifieerd en krijgt bericht."),
    )


@bp.post("/<id:application_id>/reject")
def reject(application_id: int) -> ResponseReturnValue:
    return _judge(
        application_id,
        ReasonInput,
        lambda data: moderation.reject(viewer(), application_id, **data),
        _("De aanvraag is afgewezen. Het lid krijgt je reden."),
    )


@bp.post("/members/<username>/revoke")
def revoke(username: str) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    data = read_small_form(ReasonInput)
    with transaction():
        moderation.revoke(viewer(), username, **data)
    tell(_("De verificatie is ingetrokken. Kijk hieronder wat dit lid als expert schreef."))
    return redirect(url_for("members.show", username=username), 303)


@profiles.get("", endpoint="index")
def index_of_profiles() -> str:
    require(may_moderate(viewer()))
    return _profiles(Form())


@profiles.get("/<id:held_id>")
def one(held_id: int) -> str:
    return _shown(Page([held_profile(viewer(), held_id)], None), Form())


@profiles.post("/<id:held_id>/approve")
def approve(held_id: int) -> ResponseReturnValue:
    return _place(
        SeenInput, held_id, moderation.approve_profile, _("De tekst staat nu op het profiel.")
    )


@profiles.post("/<id:held_id>/refuse")
def refuse(held_id: int) -> ResponseReturnValue:
    told = _("De tekst is niet geplaatst. Het lid krijgt je reden.")
    return _place(RefuseProfileInput, held_id, moderation.refuse_profile, told)


def _place(
    schema: type[Schema], held_id: int, act: Callable[..., None], told: Text
) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    form = read_form(schema)
    form = replace(form, typed={**form.typed, "held": str(held_id)})
    if form.errors:
        return _profiles(form), 422
    try:
        with transaction():
            act(viewer(), held_id, **form.data)
    except Invalid as error:
        return _profiles(form.blame(error, otherwise="reason")), 422
    tell(told)
    return redirect(url_for("held_profiles.index"), 303)


def _profiles(form: Form) -> str:
    place = read_query(ListQuery)
    try:
        page = held_profiles(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return _shown(page, form)


def _shown(page: Page[HeldView], form: Form) -> str:
    return render_template(
        "moderation/profiles.html",
        held=listing(page, "held_profiles.index"),
        form=form,
        reasons=reasons(viewer()),
        crisis_checklist=CRISIS_CHECKLIST,
    )


def _judge(
    application_id: int, schema: type[Schema], act: Callable[[Any], None], told: Text
) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    answer = do(schema, act, lambda form: _page(application_id, form), otherwise="_form")
    if answer is not None:
        return answer
    tell(told)
    return redirect(url_for("experts_judged.show", application_id=application_id), 303)


def _page(application_id: int, form: Form) -> str:
    found = application(viewer(), application_id)
    return render_template(
        "moderation/expert.html",
        asked=found,
        form=form,
        findings=[(one.value, label, "") for one, label in FINDINGS.items()],
        identities=[(one.value, label, "") for one, label in IDENTITIES.items()],
        may_check=may_check(viewer(), found.judged),
        may_confirm=may_confirm(viewer(), found.judged),
    )
