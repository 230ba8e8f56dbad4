"""Mails of members that named an emergency: that they came, and never what they said."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.urgent import service
from forum.moderation.urgent.queries import urgent_mails
from forum.web.forms import read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("urgent_mails", __name__, url_prefix="/moderation/urgent-mails")


@bp.get("")
def index() -> str:
    require(may_moderate(viewer()))
    place = read_query(ListQuery)
    try:
        page = urgent_mails(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "urgent_mails.index")
    return render_template("moderation/urgent_mails.html", mails=found)


@bp.post("/<id:mail_id>/settle")
def settle(mail_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        service.settle(viewer(), mail_id)
    tell(_("Afgehandeld. De mail staat niet meer in deze lijst."))
    return redirect(url_for("urgent_mails.index"), 303)
