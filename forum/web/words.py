"""Where moderators keep the words they watch, and see where those were found."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.gates import flags
from forum.moderation.gates.words import queries, service
from forum.moderation.gates.words.actions import ACTIONS, HELP
from forum.moderation.gates.words.schemas import TryInput, WordInput
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("words", __name__, url_prefix="/moderation/words")
flagging = Blueprint("flagged", __name__, url_prefix="/moderation/flagged")


@bp.get("")
def index() -> str:
    require(may_moderate(viewer()))
    return _page(Form({"action": "hold"}))


@bp.post("")
def add() -> ResponseReturnValue:
    require(may_moderate(viewer()))
    if "try" in request.form:
        return _tried(read_form(TryInput))
    form = read_form(WordInput)
    if form.errors:
        return _page(form), 422
    try:
        with transaction():
            service.add_word(viewer(), form.data)
    except (Invalid, Conflict) as error:
        return _page(form.blame(error, otherwise="word")), error.status
    tell(_("Het woord staat op de lijst."))
    return redirect(url_for("words.index"), 303)


@bp.get("/<id:word_id>")
def edit_page(word_id: int) -> str:
    found = queries.get_word(viewer(), word_id)
    names = ("word", "action", "replacement", "reason")
    return _edit_page(word_id, Form({name: getattr(found, name) for name in names}))


@bp.post("/<id:word_id>")
def change(word_id: int) -> ResponseReturnValue:
    queries.get_word(viewer(), word_id)
    if "try" in request.form:
        return _tried(read_form(TryInput), word_id)
    form = read_form(WordInput)
    if form.errors:
        return _edit_page(word_id, form), 422
    try:
        with transaction():
            service.change_word(viewer(), word_id, form.data)
    except (Invalid, Conflict) as error:
        return _edit_page(word_id, form.blame(error, otherwise="word")), error.status
    tell(_("Het woord is gewijzigd."))
    return redirect(url_for("words.index"), 303)


@bp.post("/<id:word_id>/remove")
def remove(word_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        service.remove_word(viewer(), word_id)
    tell(_("Het woord staat niet meer op de lijst."))
    return redirect(url_for("words.index"), 303)


@flagging.get("")
def waiting() -> str:
    require(may_moderate(viewer()))
    place = read_query(ListQuery)
    try:
        page = flags.flagged(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("moderation/flagged.html", flagged=listing(page, "flagged.waiting"))


@flagging.post("/<id:flag_id>/settle")
def settle(flag_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        flags.settle(viewer(), flag_id)
    tell(_("Gezien. Het bericht staat niet meer in deze lijst."))
    return redirect(url_for("flagged.waiting"), 303)


def _tried(form: Form, word_id: int | None = None) -> ResponseReturnValue:
    """The same page as it was left, with what the word finds; nothing is kept yet."""
    hits = None
    try:
        if not form.errors:
            service.check(form.data["word"])
            found = queries.try_out(viewer(), **form.data).found
            hits = [one.said for one in found]
    except Invalid as error:
        form = replace(form, errors=error.errors)
    shown = _page(form, hits) if word_id is None else _edit_page(word_id, form, hits)
    return (shown, 422) if form.errors else shown


def _page(form: Form, hits: list[str] | None = None) -> str:
    place = read_query(ListQuery)
    try:
        page = queries.words(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    words = listing(page, "words.index")
    return render_template("moderation/words.html", words=words, **_around(form, hits))


def _edit_page(word_id: int, form: Form, hits: list[str] | None = None) -> str:
    word = queries.get_word(viewer(), word_id)
    return render_template("moderation/word.html", word=word, **_around(form, hits))


def _around(form: Form, hits: list[str] | None) -> dict[str, object]:
    actions = [(action, label, HELP[action]) for action, label in ACTIONS.items()]
    return {"form": form, "hits": hits, "actions": actions}
