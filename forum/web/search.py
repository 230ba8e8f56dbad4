"""Looking for something: what was asked, what narrows it, and what was found."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for
from markupsafe import Markup

from forum.categories.queries import categories
from forum.categories.views import branches
from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.core.paging import Page
from forum.labels.queries import labels
from forum.search import service
from forum.search.kinds import Found, Hit
from forum.search.schemas import SearchQuery
from forum.search.service import Result
from forum.web.forms import read_query
from forum.web.listing import Listing, listing, no_such_page
from forum.web.page import viewer

bp = Blueprint("search", __name__)

KINDS: dict[Found, Text] = {
    Found.THREAD: _("Gesprek"),
    Found.POST: _("Reactie"),
    Found.SHEET: _("Factsheet"),
    Found.CLAIM: _("Bewering"),
    Found.MEMBER: _("Lid"),
}
NARROWING = ("kind", "category", "label", "author", "since", "until", "expert", "solved")


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
        return url_for("posts.find", post_id=place["post_id"])
    if hit.kind == Found.THREAD:
        return url_for("threads.show", thread_id=place["thread_id"], slug=place["slug"])
    if hit.kind == Found.MEMBER:
        return url_for("members.show", username=place["username"])
    anchor = f"bewering-{place['key']}" if hit.kind == Found.CLAIM else None
    return url_for("factsheets.show", slug=place["slug"], _anchor=anchor)


@bp.get("/search")
def show() -> str:
    asked = read_query(SearchQuery)
    found = _found(asked)
    narrowed = {name: asked[name] for name in NARROWING if asked[name]}
    return render_template(
        "search/show.html",
        asked=asked,
        narrowed=narrowed,
        found=found,
        hits=_lines(found, asked, narrowed),
        kinds=[(kind.value, name) for kind, name in KINDS.items()],
        names=KINDS,
        branches=branches(categories(viewer())),
        labels=[(label.slug, label.name) for label in labels()],
    )


def _found(asked: dict[str, Any]) -> Result:
    try:
        return service.search(viewer(), asked)
    except Invalid as error:
        raise no_such_page(error) from error


def _lines(found: Result, asked: dict[str, Any], narrowed: dict[str, Any]) -> Listing[Line]:
    lines = [
        Line(hit, url_of(hit), found.marked(hit.title), found.snippet(hit.text))
        for hit in found.page.items
    ]
    place = {"q": asked["q"], "sort": asked["sort"], **narrowed}
    return listing(Page(lines, found.page.next), "search.show", **place)
