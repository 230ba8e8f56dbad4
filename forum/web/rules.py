"""Versions of the house rules, and that they change."""

from typing import Any

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from forum.core.db import transaction
from forum.core.i18n import _
from forum.moderation.house_rules import queries, service
from forum.moderation.house_rules.schemas import RulesReadInput
from forum.moderation.house_rules.versions import Version
from forum.web.forms import read_small_form
from forum.web.page import tell, viewer
from forum.web.sessions import own_address

bp = Blueprint("rules", __name__, url_prefix="/rules")


def register(app: Flask) -> None:
    app.add_template_global(_news, "rules_news")


@bp.get("/versions")
def versions() -> str:
    return render_template("rules/versions.html", versions=queries.versions())


@bp.get("/versions/<name>")
def version(name: str) -> str:
    rules = queries.get_rules(name, str(get_locale()))
    return render_template("rules/version.html", rules=rules)


@bp.post("/read")
def read() -> ResponseReturnValue:
    data = read_small_form(RulesReadInput)
    with transaction():
        service.note_read(viewer(), data["version"])
    tell(_("Goed. De huisregels vind je onder aan elke pagina."))
    return redirect(own_address(request.form.get("next")) or url_for("pages.rules"), 303)


def _news() -> dict[str, Any] | None:
    """What to say above every page of who does not know yet."""
    found: Version | None = queries.unread_by(viewer())
    return {"version": found, "told": queries.told_of(found)} if found else None
