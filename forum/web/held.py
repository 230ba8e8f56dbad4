"""What waits for a moderator: for who wrote it, and for who decides."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, TooMany
from forum.core.i18n import _
from forum.core.paging import Page
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.canned.queries import reasons
from forum.moderation.canned.schemas import ReasonedInput
from forum.moderation.holding import queries, service
from forum.moderation.holding.schemas import ChangedInput
from forum.moderation.holding.views import HeldView
from forum.posting import sending
from forum.posting.sending import Sent
from forum.web.alarm import acknowledged
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.small_forms import do

bp = Blueprint("held", __name__, url_prefix="/held-posts")
moderating = Blueprint("held_queue", __name__, url_prefix="/moderation/held")


@bp.get("")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = queries.own(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("moderation/own_held.html", held=listing(page, "held.index"))


@bp.get("/<id:held_id>/edit")
def edit_page(held_id: int) -> str:
    return _edit_page(held_id, Form({"body": queries.get_own(viewer(), held_id).body}))


@bp.post("/<id:held_id>/edit")
def edit(held_id: int) -> ResponseReturnValue:
    queries.get_own(viewer(), held_id)
    form = read_form(ChangedInput)
    if form.errors:
        return _edit_page(held_id, form), 422
    read = acknowledged()
    try:
        with transaction():
            sent = sending.send_again(viewer(), held_id, form.data["body"], acknowledged=read)
    except (Invalid, Conflict, TooMany) as error:
        blamed = form.blame(error, otherwise="body")
        return _edit_page(held_id, blamed), error.status, error.headers
    return told_where(tell_replaced(sent))


@bp.post("/<id:held_id>/take-back")
def take_back(held_id: int) -> ResponseReturnValue:
    with transaction():
        service.take_back(viewer(), held_id)
    tell(_("Je bericht is teruggenomen. Er is niets van bewaard."))
    return redirect(url_for("held.index"), 303)


@moderating.get("")
def waiting() -> str:
    require(may_moderate(viewer()))
    place = read_query(ListQuery)
    try:
        page = queries.waiting(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return _queue(page, Form())


@moderating.get("/<id:held_id>")
def one(held_id: int) -> str:
    require(may_moderate(viewer()))
    return _queue(Page([queries.get_waiting(viewer(), held_id)], None), Form())


@moderating.post("/<id:held_id>/approve")
def approve(held_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        post_id = sending.let_through(viewer(), held_id)
    tell(_("Het bericht is geplaatst. De schrijver krijgt daar een mail over."))
    return redirect(url_for("posts.show", post_id=post_id), 303)


@moderating.post("/<id:held_id>/refuse")
def refuse(held_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    found = queries.get_held(viewer(), held_id)
    answer = do(
        ReasonedInput,
        lambda data: service.refuse(viewer(), held_id, **data),
        lambda form: _queue(Page([found], None), form),  # with the reason as it was typed
        otherwise="reason",
    )
    if answer is not None:
        return answer
    tell(_("Het bericht is niet geplaatst. De schrijver leest je reden."))
    return redirect(url_for("held_queue.waiting"), 303)


def told_where(sent: Sent) -> ResponseReturnValue:
    """To the post, or with 202 to what waits: said at once, with the reason and the text."""
    if sent.post_id:
        return redirect(url_for("posts.show", post_id=sent.post_id), 303)
    held = queries.get_held(viewer(), sent.held_id)
    return render_template("moderation/just_held.html", held=held), 202


def tell_replaced(sent: Sent) -> Sent:
    """Whose words were replaced reads so on the next page."""
    if sent.replaced:
        words = ", ".join(dict.fromkeys(sent.replaced))
        tell(_("In je tekst is iets vervangen, volgens de huisregels: %(words)s", words=words))
    return sent


def _queue(page: Page[HeldView], form: Form) -> str:
    held = listing(page, "held_queue.waiting")
    return render_template("moderation/held.html", held=held, form=form, reasons=reasons(viewer()))


def _edit_page(held_id: int, form: Form) -> str:
    held = queries.get_own(viewer(), held_id)
    return render_template("moderation/edit_held.html", held=held, form=form)
