"""Pages that say what this place is."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from forum.core.i18n import LANGUAGES
from forum.moderation.gates.trust import PUBLISHED
from forum.moderation.house_rules.queries import rules_at, to_come
from forum.moderation.house_rules.schemas import DayQuery
from forum.web.forms import read_query
from forum.web.sessions import own_address
from forum.web.terms import kept

bp = Blueprint("pages", __name__)


@bp.get("/rules")
def rules() -> str:
    """Those that hold, or that held on a day."""
    held = rules_at(read_query(DayQuery)["on"], str(get_locale()))
    return render_template("rules/show.html", rules=held, to_come=to_come())


@bp.get("/privacy")
def privacy() -> str:
    return render_template("pages/privacy.html", kept=kept)


@bp.get("/help")
def help() -> str:
    return render_template("pages/help.html", trust=PUBLISHED)


@bp.get("/language")
def language_page() -> str:
    onward = own_address(request.args.get("next")) or url_for("home.show")
    return render_template("pages/language.html", next=onward)


@bp.post("/language")
def language() -> ResponseReturnValue:
    if request.form.get("language") in LANGUAGES:
        session["language"] = request.form["language"]
    return redirect(own_address(request.form.get("next")) or url_for("home.show"), 303)
