"""Pinning fact sheets above threads and categories, from their own pages."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.viewer import Viewer
from forum.categories.queries import get_category
from forum.core.db import transaction
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets import service
from forum.factsheets.policy import may_curate
from forum.factsheets.queries import published_sheets
from forum.factsheets.talk.pins import pinned_above, pinned_on_category
from forum.factsheets.talk.schemas import MoveForm, PinForm
from forum.factsheets.views import PinnedSheet, SheetLine
from forum.threads.queries import get_thread
from forum.web import small_forms
from forum.web.forms import Form, read_small_form
from forum.web.page import tell, viewer

bp = Blueprint("pins", __name__)


@bp.post("/t/<id:thread_id>-<slug>/factsheets")
def pin(thread_id: int, slug: str) -> ResponseReturnValue:
    require(may_curate(viewer()))
    thread = get_thread(viewer(), thread_id)
    back = url_for("threads.show", thread_id=thread_id, slug=thread.slug)
    wrong = small_forms.do(
        PinForm,
        lambda data: service.pin_to_thread(viewer(), thread_id, data.pop("factsheet"), **data),
        lambda form: _page((thread.title, back), form, pinned_above(viewer(), thread)),
        otherwise="factsheet",
    )
    if wrong is not None:
        return wrong
    tell(_("De factsheet staat boven het gesprek."))
    return redirect(back, 303)


@bp.post("/t/<id:thread_id>-<slug>/factsheets/<slug:sheet>/unpin")
def unpin(thread_id: int, slug: str, sheet: str) -> ResponseReturnValue:
    with transaction():
        service.unpin_from_thread(viewer(), thread_id, sheet)
    tell(_("De factsheet is losgemaakt."))
    return redirect(url_for("threads.show", thread_id=thread_id, slug=slug), 303)


@bp.post("/t/<id:thread_id>-<slug>/factsheets/<slug:sheet>/move")
def move(thread_id: int, slug: str, sheet: str) -> ResponseReturnValue:
    by = _direction()
    with transaction():
        service.move_on_thread(viewer(), thread_id, sheet, by=by)
    return redirect(url_for("threads.show", thread_id=thread_id, slug=slug), 303)


@bp.post("/c/<slug:slug>/factsheets")
def pin_category(slug: str) -> ResponseReturnValue:
    require(may_curate(viewer()))
    place = get_category(viewer(), slug)
    back = url_for("categories.show", slug=slug)
    wrong = small_forms.do(
        PinForm,
        lambda data: service.pin_to_category(viewer(), slug, data.pop("factsheet"), **data),
        lambda form: _page((place.name, back), form, pinned_on_category(viewer(), place)),
        otherwise="factsheet",
    )
    if wrong is not None:
        return wrong
    tell(_("De factsheet staat boven de categorie."))
    return redirect(back, 303)


@bp.post("/c/<slug:slug>/factsheets/<slug:sheet>/unpin")
def unpin_category(slug: str, sheet: str) -> ResponseReturnValue:
    with transaction():
        service.unpin_from_category(viewer(), slug, sheet)
    tell(_("De factsheet is losgemaakt."))
    return redirect(url_for("categories.show", slug=slug), 303)


@bp.post("/c/<slug:slug>/factsheets/<slug:sheet>/move")
def move_category(slug: str, sheet: str) -> ResponseReturnValue:
    by = _direction()
    with transaction():
        service.move_on_category(viewer(), slug, sheet, by=by)
    return redirect(url_for("categories.show", slug=slug), 303)


def _direction() -> int:
    require(may_curate(viewer()))
    return -1 if read_small_form(MoveForm)["direction"] == "up" else 1


def _page(place: tuple[str, str], form: Form, pinned: Sequence[PinnedSheet]) -> str:
    """`place` is the name and the address of what it is to stand above."""
    return render_template(
        "factsheets/pin.html", place=place, form=form, sheets=sheets_to_pin(viewer(), pinned)
    )


def sheets_to_pin(viewer: Viewer, pinned: Sequence[PinnedSheet]) -> list[SheetLine]:
    """For moderators the published sheets that do not stand there yet; for others none."""
    if not viewer.is_staff:
        return []
    there = {pin.slug for pin in pinned}
    return [sheet for sheet in published_sheets(viewer) if sheet.slug not in there]
