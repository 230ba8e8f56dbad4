"""What brings a fact sheet from its draft to its readers and back, from its own pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.db import transaction
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.core.questions import ask_together
from forum.factsheets import queries, service
from forum.factsheets.blocks import read_blocks, to_html
from forum.factsheets.drafts import get_draft
from forum.factsheets.policy import may_curate, may_see_reviews
from forum.factsheets.references.queries import ask_draft_statuses
from forum.factsheets.review import versions
from forum.factsheets.review.queries import (
    ask_draft_signed,
    ask_what_to_look_for,
    claims_in_review,
    get_draft_in_review,
    sources_in_review,
)
from forum.factsheets.review.schemas import BackInput, CompareQuery
from forum.factsheets.schemas import PublishInput
from forum.web.forms import Form, read_query, read_small_form, version_seen
from forum.web.page import tell, viewer
from forum.web.small_forms import do

bp = Blueprint("reviewing", __name__)


@dataclass(frozen=True)
class Asked:
    """What is about to be done, and the question why."""

    act: Text
    why: Text


@bp.get("/review")
def index() -> str:
    require(may_see_reviews(viewer(), clock.now()))
    return render_template(
        "factsheets/due.html",
        drafts=queries.sheets_in_review(viewer()),
        due=queries.due_sheets(viewer()),
    )


@bp.get("/factsheets/<slug:slug>/review")
def draft(slug: str) -> str:
    found = get_draft_in_review(viewer(), slug)
    beside = ask_together(
        signed=ask_draft_signed(viewer(), found.id, found.draft_version),
        asked=ask_what_to_look_for(viewer(), found.id),
        statuses=ask_draft_statuses(viewer(), found.id),
    )
    return render_template(
        "factsheets/review.html",
        sheet=found,
        preview=to_html(read_blocks(found.body)),
        claims=claims_in_review(found),
        sources=sources_in_review(found),
        **beside,
    )


@bp.get("/factsheets/<slug:slug>/changes")
def draft_changes(slug: str) -> str:
    found = versions.compare_draft(viewer(), slug)
    return render_template("factsheets/changes.html", slug=slug, found=found)


@bp.get("/factsheets/<slug:slug>/v/<id:number>/changes")
def changes(slug: str, number: int) -> str:
    earlier = read_query(CompareQuery)["earlier"]
    queries.get_sheet(viewer(), slug)  # what was withdrawn says so
    found = versions.compare_versions(viewer(), slug, number, earlier)
    return render_template("factsheets/changes.html", slug=slug, found=found)


@bp.post("/factsheets/<slug:slug>/send-back")
def send_back(slug: str) -> ResponseReturnValue:
    asked = Asked(_("Terug naar concept"), _("Wat moet er eerst anders?"))
    wrong = _act(slug, asked, lambda told: service.send_back(viewer(), slug, **told))
    return wrong or _back("factsheets.edit_page", slug, _("De tekst is weer een concept."))


@bp.post("/factsheets/<slug:slug>/withdraw")
def withdraw(slug: str) -> ResponseReturnValue:
    asked = Asked(_("Intrekken"), _("Waarom? Lezers zien dit."))
    wrong = _act(slug, asked, lambda told: service.withdraw(viewer(), slug, **told))
    return wrong or _back("factsheets.edit_page", slug, _("De factsheet is ingetrokken."))


@bp.post("/factsheets/<slug:slug>/v/<id:number>/restore")
def restore(slug: str, number: int) -> ResponseReturnValue:
    require(may_curate(viewer()))
    versions.get_version(viewer(), slug, number)
    why = _("Waarom zet je versie %(number)s terug?", number=number)
    asked = Asked(_("Als nieuwe versie publiceren"), why)
    wrong = _act(slug, asked, lambda told: service.restore(viewer(), slug, number, **told))
    told = _("Versie %(number)s is teruggezet, als nieuwe versie.", number=number)
    return wrong or _back("factsheets.show", slug, told)


@bp.post("/factsheets/<slug:slug>/sign")
def sign(slug: str) -> ResponseReturnValue:
    data = read_small_form(BackInput)
    with transaction():
        service.sign(viewer(), slug, version=version_seen())
    return _back(_page(data), slug, _("Je naam staat bij deze tekst."))


@bp.post("/factsheets/<slug:slug>/unsign")
def unsign(slug: str) -> ResponseReturnValue:
    data = read_small_form(BackInput)
    with transaction():
        service.unsign(viewer(), slug)
    return _back(_page(data), slug, _("Je naam staat niet meer bij deze tekst."))


@bp.post("/factsheets/<slug:slug>/confirm")
def confirm(slug: str) -> ResponseReturnValue:
    with transaction():
        service.confirm(viewer(), slug, version=version_seen())
    told = _("Dank je. Lezers zien dat de tekst is nagekeken en nog juist is.")
    return _back("factsheets.show", slug, told)


def _act(
    slug: str, asked: Asked, act: Callable[[dict[str, Any]], Any]
) -> ResponseReturnValue | None:
    """None when it was done. Else its form on a page of its own, with what was typed."""
    sheet = get_draft(viewer(), slug)

    def page(form: Form) -> str:
        return render_template("factsheets/reason.html", sheet=sheet, asked=asked, form=form)

    return do(PublishInput, act, page, otherwise="reason")


def _page(data: dict[str, Any]) -> str:
    """The page that the button stood on."""
    return "reviewing.draft" if data["draft"] else "factsheets.show"


def _back(page: str, slug: str, told: Text) -> ResponseReturnValue:
    tell(told)
    return redirect(url_for(page, slug=slug), 303)
