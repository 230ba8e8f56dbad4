"""Private messages that somebody showed to the moderators, and no other ones."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.paging import Page
from forum.core.permission import require
from forum.messages import service
from forum.messages.kinds import State
from forum.messages.reported import get_report, reports
from forum.messages.schemas import OpenInput, ReportQuery
from forum.moderation import messages as moderation
from forum.web.forms import read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("reported_messages", __name__, url_prefix="/moderation/messages")


@bp.get("")
def index() -> str:
    require(may_moderate(viewer()))
    place = read_query(ReportQuery)
    state = State(place["state"])
    try:
        page = reports(viewer(), state=state, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "reported_messages.index", state=state.value)
    return render_template("moderation/messages.html", reports=found, state=state)


@bp.get("/<id:report_id>")
def one(report_id: int) -> str:
    """That it is there, as in the list."""
    report = get_report(viewer(), report_id)
    found = listing(Page([report], None), "reported_messages.index")
    state = State.CLOSED if report.closed_at else State.OPEN
    return render_template("moderation/messages.html", reports=found, state=state)


@bp.post("/<id:report_id>/open")
def open_reported(report_id: int) -> str:
    """Answers the message at once and on no other page: to see it again is to ask again."""
    require(may_moderate(viewer()))
    data = read_small_form(OpenInput)
    with transaction():
        found = service.open_reported(viewer(), report_id, reason=data["reason"])
    return render_template("moderation/message.html", opened=found)


@bp.post("/<id:report_id>/close")
def close(report_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        moderation.close_report(viewer(), report_id)
    tell(_("De melding is afgehandeld."))
    return redirect(url_for("reported_messages.index"), 303)
