"""Objections to decisions, for moderators: somebody else decides."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.measures import appealing, queries
from forum.moderation.measures.policy import may_decide
from forum.moderation.measures.schemas import AppealDecisionInput
from forum.moderation.measures.statement import statement
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("appeals", __name__, url_prefix="/moderation/appeals")


@bp.get("")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = queries.appeals(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("moderation/appeals.html", appeals=listing(page, "appeals.index"))


@bp.get("/<id:appeal_id>")
def show(appeal_id: int) -> str:
    return _page(appeal_id, Form())


@bp.post("/<id:appeal_id>/decide")
def decide(appeal_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    require(may_decide(viewer(), queries.get_appeal(viewer(), appeal_id)))
    form = read_form(AppealDecisionInput)
    if form.errors:
        return _page(appeal_id, form), 422
    try:
        with transaction():
            appealing.decide(viewer(), appeal_id, **form.data)
    except Conflict as error:
        return _page(appeal_id, form.blame(error)), error.status
    tell(_("Besloten. Wie bezwaar maakte, krijgt er een mail over."))
    return redirect(url_for("appeals.show", appeal_id=appeal_id), 303)


def _page(appeal_id: int, form: Form) -> str:
    found = queries.get_appeal(viewer(), appeal_id)
    return render_template(
        "moderation/appeal.html",
        measure=found,
        statement=statement(found),
        may_decide=may_decide(viewer(), found),
        form=form,
    )
