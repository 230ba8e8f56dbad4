"""Members say what is wrong with a fact sheet; curators answer."""

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_see_account, may_write
from forum.accounts.service.receipts import once
from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery, storable
from forum.factsheets.queries import get_sheet
from forum.factsheets.service.talk.suggesting import Suggested, close_suggestion
from forum.factsheets.talk import member_suggestions
from forum.factsheets.talk.kinds import KINDS, OUTCOMES
from forum.factsheets.talk.member_suggestions import SuggestionView
from forum.factsheets.talk.schemas import CloseInput, SuggestedQuery, SuggestionInput
from forum.factsheets.views import SheetView
from forum.posting import service as posting
from forum.web.alarm import acknowledged
from forum.web.forms import Form, form_key, key_for, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("sheet_suggestions", __name__)


@bp.get("/factsheets/<slug:slug>/suggest")
def page(slug: str) -> str:
    sheet = get_sheet(viewer(), slug)
    require(may_write(viewer(), clock.now()))
    typed = {"kind": next(iter(KINDS)), "claim": storable(request.args.get("claim", ""))}
    return _page(sheet, Form(typed))


@bp.post("/factsheets/<slug:slug>/suggest")
def suggest(slug: str) -> ResponseReturnValue:
    require(may_write(viewer(), clock.now()))
    sheet = get_sheet(viewer(), slug)
    form = read_form(SuggestionInput)
    if form.errors:
        return _page(sheet, form), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            once(viewer(), key, fingerprint, lambda: _suggest(slug, form.data))
    except (Invalid, Conflict, TooMany) as error:
        return _page(sheet, form.blame(error, otherwise="body")), error.status, error.headers
    tell(_("Je suggestie is bij de redactie. Het antwoord lees je hier."))
    return redirect(url_for("sheet_suggestions.own"), 303)


@bp.get("/settings/suggestions")
def own() -> str:
    require(may_see_account(viewer()))
    place = read_query(ListQuery)
    try:
        found = member_suggestions.own_suggestions(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    made = listing(found, "sheet_suggestions.own")
    return render_template("settings/suggestions.html", suggestions=made)


@bp.get("/moderation/factsheets/suggestions")
def index() -> str:
    place = read_query(SuggestedQuery)
    state = place["state"]
    try:
        found = member_suggestions.page_of_suggestions(viewer(), state=state, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    made = listing(found, "sheet_suggestions.index", state=state)
    return render_template("moderation/suggestions.html", suggestions=made, state=state)


@bp.get("/moderation/factsheets/suggestions/<id:suggestion_id>")
def show(suggestion_id: int) -> str:
    return _one(member_suggestions.get_suggestion(viewer(), suggestion_id), Form())


@bp.post("/moderation/factsheets/suggestions/<id:suggestion_id>/close")
def close(suggestion_id: int) -> ResponseReturnValue:
    found = member_suggestions.get_suggestion(viewer(), suggestion_id)
    form = read_form(CloseInput)
    if form.errors:
        return _one(found, form), 422
    try:
        with transaction():
            close_suggestion(viewer(), suggestion_id, **form.data)
    except Conflict as error:
        return _one(found, form.blame(error, otherwise="answer")), error.status
    tell(_("De suggestie is afgehandeld. Wie hem deed, leest je antwoord."))
    return redirect(url_for("sheet_suggestions.index"), 303)


def _suggest(slug: str, data: dict[str, Any]) -> int:
    said = Suggested.of(data, request.host_url, current_app.config["BASE_URL"])
    return posting.suggest(viewer(), slug, said, acknowledged=acknowledged()).id


def _page(sheet: SheetView, form: Form) -> str:
    kinds = [(kind, words, "") for kind, words in KINDS.items()]
    around = {"form_key": key_for(form), "kinds": kinds}
    return render_template("factsheets/suggest.html", sheet=sheet, form=form, **around)


def _one(found: SuggestionView, form: Form) -> str:
    outcomes = [(code, words, "") for code, words in OUTCOMES.items()]
    return render_template(
        "moderation/suggestion.html", suggestion=found, form=form, outcomes=outcomes
    )
