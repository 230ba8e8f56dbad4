"""What a post may be a sign of: for its author to wave away, and for moderators to look at."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.signals import queries, service
from forum.moderation.signals.answers import LABELS
from forum.moderation.signals.schemas import DONE, SignalAnswerInput, SignalQuery
from forum.web.forms import read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("signals", __name__)


@bp.post("/p/<id:post_id>/signal/wave")
def wave(post_id: int) -> ResponseReturnValue:
    with transaction():
        service.wave(viewer(), post_id)
    tell(_("Je ziet dit veiligheidsbericht niet meer. Je bericht staat er nog."))
    return redirect(url_for("posts.show", post_id=post_id), 303)


@bp.get("/moderation/signals")
def index() -> str:
    require(may_moderate(viewer()))
    place = read_query(SignalQuery)
    is_done = place["state"] == DONE
    try:
        page = queries.signals(viewer(), is_done=is_done, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "signals.index", state=place["state"])
    around = {"is_done": is_done, "answers": LABELS}
    return render_template("moderation/signals.html", signals=found, **around)


@bp.post("/moderation/signals/<id:signal_id>")
def answer(signal_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    given = read_small_form(SignalAnswerInput)["answer"]
    with transaction():
        service.answer(viewer(), signal_id, given)
    tell(_("Genoteerd. Dit staat nu bij wat er gedaan is."))
    return redirect(url_for("signals.index"), 303)
