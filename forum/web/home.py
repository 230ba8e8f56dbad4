from dataclasses import dataclass

from flask import Blueprint, render_template

from forum.categories.queries import categories
from forum.categories.views import branches
from forum.factsheets.queries import count_published, published_sheets
from forum.threads import queries
from forum.threads.kinds import Kind
from forum.web.page import viewer

bp = Blueprint("home", __name__)

STORIES = 3
SHEETS = 3
LATEST = 10


@dataclass(frozen=True)
class Counts:
    """True numbers, of what this visitor may see."""

    threads: int
    sheets: int


@bp.get("/")
def show() -> str:
    who = viewer()
    places = categories(who)
    return render_template(
        "home.html",
        stories=queries.threads(who, queries.of_kind(Kind.RECOVERY), limit=STORIES).items,
        sheets=published_sheets(who, limit=SHEETS),
        answered=queries.latest_answered(who),
        latest=queries.threads(who, limit=LATEST).items,
        branches=branches(places),
        counts=Counts(sum(place.thread_count for place in places), count_published(who)),
    )
