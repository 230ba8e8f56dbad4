from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template

from forum.accounts.viewer import Viewer
from forum.categories.queries import categories
from forum.categories.views import branches
from forum.factsheets.queries import count_published, published_sheets
from forum.marks.hearing import heard_by
from forum.marks.lists import Where
from forum.marks.unread import news_in
from forum.threads import queries
from forum.threads.kinds import Kind
from forum.threads.views import ThreadView
from forum.web.page import viewer

bp = Blueprint("home", __name__)

STORIES = 3
SHEETS = 3
LATEST = 10
ANSWERED = 1
ALL = STORIES + LATEST + ANSWERED  # enough of each, whatever stands elsewhere on the page


@dataclass(frozen=True)
class Counts:
    """True numbers, of what this visitor may see."""

    threads: int
    sheets: int


@dataclass(frozen=True)
class Lists:
    """What stands on the page, each thread once: where it comes first. `has_threads` and
    `has_stories` say that there are any, wherever they stand."""

    latest: Sequence[ThreadView]
    stories: Sequence[ThreadView]
    answered: Sequence[ThreadView]
    has_threads: bool
    has_stories: bool


@bp.get("/")
def show() -> str:
    who = viewer()
    places, heard = categories(who), heard_by(who)
    lists = _lists(who, heard)
    return render_template(
        "home.html",
        lists=lists,
        sheets=published_sheets(who, limit=SHEETS),
        news=news_in(who, lists.latest, lists.stories, lists.answered),
        branches=branches(places),
        counts=Counts(sum(place.thread_count for place in places), count_published(who)),
    )


def _lists(who: Viewer, heard: Where) -> Lists:
    latest = queries.threads(who, *heard, limit=ALL).items
    stories = queries.threads(who, queries.of_kind(Kind.RECOVERY), *heard, limit=ALL).items
    answered = queries.latest_answered(who, *heard, limit=ALL)
    has = bool(latest), bool(stories)
    # A member finds the latest on top, a guest below what this place is for.
    if who.is_member:
        latest, stories, answered = _once(
            (latest, LATEST), (stories, STORIES), (answered, ANSWERED)
        )
    else:
        stories, answered, latest = _once(
            (stories, STORIES), (answered, ANSWERED), (latest, LATEST)
        )
    return Lists(latest, stories, answered, *has)


def _once(*lists: tuple[Sequence[ThreadView], int]) -> list[list[ThreadView]]:
    """Of each as many as are wanted, without what an earlier one holds."""
    seen: set[int] = set()
    found = []
    for threads, most in lists:
        fresh = [thread for thread in threads if thread.id not in seen][:most]
        seen |= {thread.id for thread in fresh}
        found.append(fresh)
    return found
