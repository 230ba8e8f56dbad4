"""What moderators decided about who is reading, why, and how to object."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.schemas import ListQuery
from forum.moderation.measures import appealing, queries
from forum.moderation.measures.policy import may_appeal
from forum.moderation.measures.schemas import AppealInput
from forum.moderation.measures.statement import statement
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("decisions", __name__, url_prefix="/decisions")


@bp.get("")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = queries.own(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("decisions/list.html", decisions=listing(page, "decisions.index"))


@bp.get("/<id:measure_id>")
def show(measure_id: int) -> str:
    return _page(measure_id, Form())


@bp.post("/<id:measure_id>/appeal")
def appeal(measure_id: int) -> ResponseReturnValue:
    queries.get_own(viewer(), measure_id)
    form = read_form(AppealInput)
    if form.errors:
        return _page(measure_id, form), 422
    try:
        with transaction():
            appealing.appeal(viewer(), measure_id, text=form.data["text"])
    except Conflict as error:
        return _page(measure_id, form.blame(error, otherwise="text")), 409
    tell(_("Je bezwaar is binnen. Een andere moderator beslist; je krijgt daar een mail over."))
    return redirect(url_for("decisions.show", measure_id=measure_id), 303)


def _page(measure_id: int, form: Form) -> str:
    found = queries.get_own(viewer(), measure_id)
    return render_template(
        "decisions/show.html",
        decision=found,
        statement=statement(found),
        may_appeal=may_appeal(viewer(), found, clock.now()) and found.appeal is None,
        form=form,
    )
