"""The page of a fact sheet: its text, and what stands beside it."""

from typing import Any

from flask import render_template

from forum.accounts.viewer import Viewer
from forum.core.questions import ask_together
from forum.factsheets.queries import ask_versions, get_sheet
from forum.factsheets.references.queries import ask_statuses
from forum.factsheets.review.queries import ask_notes, ask_signed
from forum.factsheets.talk.pins import ask_where_pinned
from forum.factsheets.talk.uses import ask_use_counts, ask_used_in
from forum.factsheets.views import SheetView
from forum.web.page import viewer
from forum.web.structured import about_sheet


def page_of(slug: str, number: int | None = None) -> str:
    """As readers see it now, or saw that version."""
    sheet = get_sheet(viewer(), slug, number=number)
    beside = _beside(viewer(), sheet)
    about = about_sheet(sheet, beside["signed"], beside["statuses"])
    return render_template("factsheets/show.html", sheet=sheet, about=about, **beside)


def _beside(who: Viewer, sheet: SheetView) -> dict[str, Any]:
    """By the names that the template knows them by, in one query."""
    return ask_together(
        versions=ask_versions(who, sheet.slug),
        discussed=ask_where_pinned(who, sheet.slug),
        signed=ask_signed(who, sheet.slug, sheet.version),
        notes=ask_notes(who, sheet.slug),
        used=ask_used_in(who, sheet.slug),
        use_counts=ask_use_counts(who, sheet.slug),
        statuses=ask_statuses(who, sheet),
    )
