"""The page of a fact sheet: its text, and what stands beside it."""

from typing import Any

from flask import render_template

from forum.accounts.viewer import Viewer
from forum.core.questions import ask_together
from forum.factsheets.pins import ask_where_pinned
from forum.factsheets.queries import ask_versions, get_sheet
from forum.factsheets.references import ask_statuses
from forum.web.page import viewer


def page_of(slug: str, number: int | None = None) -> str:
    """As readers see it now, or saw that version."""
    sheet = get_sheet(viewer(), slug, number=number)
    return render_template("factsheets/show.html", sheet=sheet, **_beside(viewer(), slug))


def _beside(who: Viewer, slug: str) -> dict[str, Any]:
    """By the names that the template knows them by, in one query."""
    return ask_together(
        versions=ask_versions(who, slug),
        discussed=ask_where_pinned(who, slug),
        statuses=ask_statuses(who, slug),
    )
