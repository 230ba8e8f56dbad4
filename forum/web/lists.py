"""All threads, in the lists one can choose from."""

from typing import Any

from flask import Blueprint, render_template, url_for

from forum.categories.queries import categories
from forum.categories.views import branches
from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.labels.queries import get_label, labels
from forum.marks.following_schemas import ShowForm
from forum.marks.follows import level_of_label
from forum.marks.lists import FOR_ALL, Show, list_threads
from forum.marks.unread import news_in
from forum.threads.kinds import NAMES
from forum.web.forms import read_query
from forum.web.listing import Listing, listing, no_such_page
from forum.web.page import viewer

bp = Blueprint("lists", __name__)

TABS: dict[Show, Text] = {
    Show.ACTIVE: _("Laatst actief"),
    Show.NEWEST: _("Nieuwste"),
    Show.UNANSWERED: _("Onbeantwoord"),
    Show.UNREAD: _("Ongelezen"),
    Show.MINE: _("Waar ik schreef"),
    Show.FOLLOWED: _("Gevolgd"),
}


@bp.get("/threads")
def show() -> str:
    asked = read_query(ShowForm)
    within = {name: asked[name] for name in ("category", "kind", "tag") if asked[name]}
    found = _threads(asked, within)
    return render_template(
        "threads/list.html",
        threads=found,
        news=news_in(viewer(), found.items),
        show=asked["show"],
        tabs=[(tab, title, url_for("lists.show", show=tab, **within)) for tab, title in _tabs()],
        within=within,
        label_level=_label_level(within),
        branches=branches(categories(viewer())),
        kinds=[(kind.value, name) for kind, name in NAMES.items()],
        labels=[(label.slug, label.name) for label in labels()],
    )


def _threads(asked: dict[str, Any], within: dict[str, str]) -> Listing[Any]:
    place = {"show": asked["show"], **within}
    if asked["sort"]:
        place["sort"] = asked["sort"]
    try:
        page = list_threads(viewer(), **place, after=asked["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return listing(page, "lists.show", **place)


def _tabs() -> list[tuple[Show, Text]]:
    """What is one's own is not offered to a guest, who has nothing."""
    return [(tab, title) for tab, title in TABS.items() if viewer().is_member or tab in FOR_ALL]


def _label_level(within: dict[str, str]) -> str | None:
    if "tag" not in within or not viewer().is_member:
        return None
    return level_of_label(viewer(), get_label(within["tag"]).id)
