"""Choosing answers, on the page of the thread or on a small page of the poll itself."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.polls import service
from forum.polls.policy import may_vote
from forum.polls.queries import get_poll
from forum.polls.schemas import VoteInput
from forum.threads.queries import get_thread
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer
from forum.web.poll_forms import whole

bp = Blueprint("polls", __name__, url_prefix="/p")


@bp.get("/<id:post_id>/vote")
def show(post_id: int) -> str:
    return _page(post_id, Form())


@bp.post("/<id:post_id>/vote")
def vote(post_id: int) -> ResponseReturnValue:
    poll = get_poll(viewer(), post_id)
    form = read_form(VoteInput, options=[whole(text) for text in request.form.getlist("options")])
    if form.errors:
        require(may_vote(viewer(), poll, get_thread(viewer(), poll.thread_id), clock.now()))
        return _page(post_id, _flat(form)), 422
    try:
        with transaction():
            service.vote(viewer(), post_id, form.data["options"])
    except (Invalid, Conflict) as error:
        return _page(post_id, form.blame(error)), error.status
    tell(_("Je antwoord telt mee. Niemand ziet wat jij koos."))
    return _back(post_id)


@bp.post("/<id:post_id>/vote/withdraw")
def withdraw(post_id: int) -> ResponseReturnValue:
    with transaction():
        service.withdraw(viewer(), post_id)
    tell(_("Je antwoord telt niet meer mee."))
    return _back(post_id)


@bp.post("/<id:post_id>/poll/close")
def close(post_id: int) -> ResponseReturnValue:
    with transaction():
        service.close(viewer(), post_id)
    tell(_("De peiling is gesloten. Iedereen ziet nu de uitslag."))
    return _back(post_id)


def _flat(form: Form) -> Form:
    """What is wrong with one of the answers is said of all of them."""
    wrong = form.errors.get("options", [])
    said = list(wrong.values()) if isinstance(wrong, dict) else [wrong]
    return Form(form.typed, errors={"options": [text for texts in said for text in texts]})


def _page(post_id: int, form: Form) -> str:
    let_go()
    poll = get_poll(viewer(), post_id)
    thread = get_thread(viewer(), poll.thread_id)
    chosen = [whole(text) for text in request.form.getlist("options")]
    return render_template("polls/show.html", poll=poll, thread=thread, form=form, chosen=chosen)


def _back(post_id: int) -> ResponseReturnValue:
    return redirect(url_for("posts.show", post_id=post_id), 303)
