"""Pages that say what this place is."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from forum.core.i18n import LANGUAGES
from forum.moderation.gates.trust import PUBLISHED
from forum.web.sessions import own_address

bp = Blueprint("pages", __name__)


@bp.get("/rules")
def rules() -> str:
    return render_template("pages/rules.html")


@bp.get("/privacy")
def privacy() -> str:
    return render_template("pages/privacy.html")


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
