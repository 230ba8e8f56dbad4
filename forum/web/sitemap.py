"""The pages that everybody may read, for search engines (sitemaps.org), and what they may skip.

A part tells of a range of numbers, so that it costs the same however many other threads there are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, render_template

from forum.accounts.viewer import GUEST
from forum.categories.queries import categories
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.factsheets.queries import published_sheets
from forum.threads import mapped
from forum.web.canonical import absolute
from forum.web.feeds.shapes import tagged

bp = Blueprint("sitemap", __name__)

PAGES = (
    "home.show",
    "lists.show",
    "categories.index",
    "labels.index",
    "factsheets.index",
    "quiz.show",
    "questions.index",
    "experts.index",
    "hours.index",
    "pages.help",
    "pages.rules",
    "pages.privacy",
    "transparency.show",
)
# Of no use in what others find: what asks for an account, what is one's own, what is looked up.
SKIPPED = (
    "/api/v1/", "/feeds/mine/", "/settings", "/moderation", "/messages", "/drafts", "/recovery/",
    "/notifications", "/search", "/report", "/new", "/login", "/register", "/language",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    address: str
    changed_at: datetime | None = None


@bp.get("/sitemap.xml")
def index() -> Response:
    """Only parts in which there is something."""
    kinds = [kind for kind, read in WHOLE.items() if read()]
    parts = [(kind, 1) for kind in kinds] + [("threads", one) for one in mapped.parts(GUEST)]
    places = [Place(absolute("sitemap.part", kind=kind, number=one)) for kind, one in parts]
    return _xml("sitemap/index.xml", places)


@bp.get("/sitemaps/<kind>-<id:number>.xml")
def part(kind: str, number: int) -> Response:
    if kind == "threads":
        found = _threads(number)
    else:
        found = WHOLE[kind]() if kind in WHOLE and number == 1 else []
    if not found:
        raise NotFound(_("Deze pagina bestaat niet."))
    return _xml("sitemap/part.xml", found)


@bp.get("/robots.txt")
def robots() -> Response:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in SKIPPED), ""]
    lines += [f"Sitemap: {absolute('sitemap.index')}", ""]
    return tagged("\n".join(lines), "text/plain; charset=utf-8")


def _xml(template: str, places: Sequence[Place]) -> Response:
    text = render_template(template, places=places)
    return tagged(text, "application/xml; charset=utf-8")


def _pages() -> list[Place]:
    return [Place(absolute(endpoint)) for endpoint in PAGES]


def _categories() -> list[Place]:
    return _named("categories.show", (place.slug for place in categories(GUEST)))


def _labels() -> list[Place]:
    """Only those with something to read."""
    return _named("labels.show", mapped.labels_in_use(GUEST))


def _named(endpoint: str, slugs: Iterable[str]) -> list[Place]:
    return [Place(absolute(endpoint, slug=slug)) for slug in slugs]


def _sheets() -> list[Place]:
    return [
        Place(absolute("factsheets.show", slug=sheet.slug), sheet.published_at)
        for sheet in published_sheets(GUEST)
    ]


def _threads(number: int) -> list[Place]:
    return [
        Place(absolute("threads.show", thread_id=one.id, slug=one.slug), one.last_post_at)
        for one in mapped.threads_in(GUEST, number)
    ]


WHOLE: dict[str, Callable[[], list[Place]]] = {
    "pages": _pages,
    "categories": _categories,
    "labels": _labels,
    "factsheets": _sheets,
}
