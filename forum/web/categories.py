from flask import Blueprint, render_template

from forum.categories import queries
from forum.categories.policy import may_write_in
from forum.categories.views import Branch, branches
from forum.core.errors import Invalid
from forum.factsheets.talk.pins import pinned_on_category
from forum.marks.follows import level_of_category
from forum.marks.hearing import Way, heard_by
from forum.marks.unread import news_in
from forum.threads.asking import SortQuery
from forum.threads.queries import pinned_threads, threads, unpinned
from forum.threads.views import ThreadView
from forum.web.forms import read_query
from forum.web.listing import Listing, listing, no_such_page
from forum.web.page import viewer
from forum.web.pins import sheets_to_pin

bp = Blueprint("categories", __name__)


@bp.get("/categories")
def index() -> str:
    found = branches(queries.categories(viewer()))
    return render_template("categories/index.html", branches=found)


@bp.get("/c/<slug:slug>")
def show(slug: str) -> str:
    place = read_query(SortQuery)
    branch = queries.get_branch(viewer(), slug)
    pinned = pinned_on_category(viewer(), branch.place)
    found = _threads(branch, place["sort"], place["after"])
    return render_template(
        "categories/show.html",
        category=branch.place,
        subs=branch.subs,
        threads=found,
        news=news_in(viewer(), found.items),
        level=level_of_category(viewer(), branch.place.id),
        pinned=pinned,
        sort=place["sort"],
        writes_here=may_write_in(viewer(), branch.place.writers),
        sheets_to_pin=sheets_to_pin(viewer(), pinned),
    )


def _threads(branch: Branch, sort: str, after: str | None) -> Listing[ThreadView]:
    """What is pinned comes first, and only on the first page."""
    category = branch.place
    heard = heard_by(viewer(), asked_for=(Way.CATEGORY,))
    here = (unpinned(category.id), *heard)
    try:
        page = threads(viewer(), *here, within=branch.ids, sort=sort, after=after)
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "categories.show", slug=category.slug, sort=sort)
    if after is None:
        first = [*pinned_threads(viewer(), category.id, *heard), *found.items]
        return Listing(first, found.next_url)
    return found
