"""Looking for something: what was asked, what narrows it, and what was found."""

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from forum.accounts.policy import may_see_account
from forum.categories.queries import categories
from forum.categories.views import branches
from forum.core.db import let_go, transaction
from forum.core.errors import Invalid, NotFound, TooMany
from forum.core.i18n import Text, _
from forum.core.paging import Page
from forum.core.permission import require
from forum.labels.queries import labels
from forum.messages.views import SaidView
from forum.search import own, service
from forum.search.kinds import Found, Hit
from forum.search.limits import SEARCHES, SUGGESTIONS, count
from forum.search.schemas import OwnQuery, SearchQuery, TitleQuery
from forum.search.service import Result
from forum.search.suggesting import suggestions
from forum.web.draft_lines import DraftLine, lines_of
from forum.web.forms import Form, read_fields, read_typed
from forum.web.listing import Listing, listing, no_such_page
from forum.web.page import viewer
from forum.web.sessions import origin

bp = Blueprint("search", __name__)

KINDS: dict[Found, Text] = {
    Found.THREAD: _("Gesprek"),
    Found.POST: _("Reactie"),
    Found.SHEET: _("Factsheet"),
    Found.CLAIM: _("Bewering"),
    Found.MEMBER: _("Lid"),
}
ICONS = {Found.THREAD: "discussion", Found.POST: "pencil", Found.MEMBER: "person"}
NARROWING = ("kind", "category", "label", "author", "since", "until", "expert", "solved")
LABELS = {
    "q": _("Waar zoek je naar?"),
    "author": _("Geschreven door"),
    "since": _("Vanaf"),
    "until": _("Tot en met"),
}


@dataclass(frozen=True)
class Line:
    """A hit, with its address and its words marked."""

    hit: Hit
    url: str
    title: Markup
    snippet: Markup


def url_of(hit: Hit) -> str:
    """Where it stands."""
    place = hit.place
    if hit.kind == Found.POST:
        return url_for("posts.show", post_id=place["post_id"])
    if hit.kind == Found.THREAD:
        return url_for("threads.show", thread_id=place["thread_id"], slug=place["slug"])
    if hit.kind == Found.MEMBER:
        return url_for("members.show", username=place["username"])
    anchor = f"bewering-{place['key']}" if hit.kind == Found.CLAIM else None
    return url_for("factsheets.show", slug=place["slug"], _anchor=anchor)


@bp.get("/search")
def show() -> ResponseReturnValue:
    form = _read(SearchQuery)
    if form.errors or not form.data["q"]:
        return _page(form), 422 if form.errors else 200
    try:
        _count(SEARCHES)
        return _page(form, service.search(viewer(), form.data))
    except TooMany as error:
        told = replace(form, errors={"q": [error.detail]})
        return _page(told), error.status, error.headers
    except Invalid as error:
        raise no_such_page(error) from error


@bp.get("/search/own")
def show_own() -> ResponseReturnValue:
    """In the private messages and drafts of who asks."""
    require(may_see_account(viewer()))
    form = _read(OwnQuery)
    if form.errors or not form.data["q"]:
        return _own_page(form), 422 if form.errors else 200
    let_go()
    try:
        with transaction():
            own.count_search(viewer())
        found = own.search_own(viewer(), form.data)
    except TooMany as error:
        told = replace(form, errors={"q": [error.detail]})
        return _own_page(told), error.status, error.headers
    except Invalid as error:
        raise no_such_page(error) from error
    return _own_page(form, found)


@bp.get("/suggestions")
def suggest() -> str:
    """For the list below a title that is being typed: a bit of a page."""
    asked = read_typed(TitleQuery)
    _count(SUGGESTIONS)
    return render_template("search/suggestions.html", found=suggestions(viewer(), asked["q"]))


def _count(what: str) -> None:
    """Before anything is looked for. Raises TooMany."""
    asking, network = viewer(), origin().network
    let_go()
    with transaction():
        count(what, asking, network)


def _read(schema: type[SearchQuery] | type[OwnQuery]) -> Form:
    """What was typed may be wrong and is told; nobody types the rest of the address."""
    form = read_fields(schema, request.args)
    if set(form.errors) - set(LABELS):
        raise NotFound(_("Deze pagina bestaat niet."))
    return form


def _page(form: Form, found: Result | None = None) -> str:
    asked: dict[str, Any] = form.data or {}
    narrowed = {name: form.get(name) for name in NARROWING if form.get(name)}
    hits = _lines(found, asked, narrowed) if found else None
    return render_template(
        "search/show.html",
        form=form,
        narrowed=narrowed,
        sort=asked.get("sort", "best"),
        found=found,
        hits=hits,
        error_labels=LABELS,
        kinds=[(kind.value, name) for kind, name in KINDS.items()],
        names=KINDS,
        icons=ICONS,
        branches=branches(categories(viewer())),
        labels=[(label.slug, label.name) for label in labels()],
    )


def _lines(found: Result, asked: dict[str, Any], narrowed: dict[str, str]) -> Listing[Line]:
    lines = [
        Line(hit, url_of(hit), found.marked(hit.title), found.snippet(hit.text))
        for hit in found.page.items
    ]
    place = {"q": asked["q"], "sort": asked["sort"], **narrowed}
    return listing(Page(lines, found.page.next), "search.show", **place)


def _own_page(form: Form, found: own.OwnResult | None = None) -> str:
    messages: Listing[SaidView] | None = None
    drafts: list[DraftLine] = []
    if found:
        messages = listing(found.messages, "search.show_own", q=form.data["q"])
        drafts = lines_of(viewer(), found.drafts) if found.drafts else []
    around = {"messages": messages, "drafts": drafts, "text_of": own.text_of, "most": own.MOST}
    return render_template("search/own.html", form=form, found=found, error_labels=LABELS, **around)
