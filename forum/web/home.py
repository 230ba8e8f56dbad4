from dataclasses import dataclass

from flask import Blueprint, render_template

from forum.categories.queries import categories
from forum.categories.views import branches
from forum.factsheets.queries import count_published, published_sheets
from forum.marks.hearing import heard_by
from forum.marks.unread import news_in
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
    places, heard = categories(who), heard_by(who)
    stories = queries.threads(who, queries.of_kind(Kind.RECOVERY), *heard, limit=STORIES).items
    answered = queries.latest_answered(who, *heard)
    latest = queries.threads(who, *heard, limit=LATEST).items
    return render_template(
        "home.html",
        stories=stories,
        sheets=published_sheets(who, limit=SHEETS),
        answered=answered,
        latest=latest,
        news=news_in(who, stories, [answered] if answered else [], latest),
        branches=branches(places),
        counts=Counts(sum(place.thread_count for place in places), count_published(who)),
    )
