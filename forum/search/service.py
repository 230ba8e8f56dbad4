"""Searching as doors do it: what was typed and how it is narrowed, and what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from forum.accounts.viewer import Viewer
from forum.categories.queries import categories
from forum.core.days import start_of_day
from forum.core.paging import PAGE_SIZE, Page
from forum.search import asking, finding, snippets, widening
from forum.search.asking import Asked
from forum.search.kinds import Found, Hit, Narrowing

_BY = {"best": finding.best, "newest": finding.newest}


@dataclass(frozen=True)
class Result:
    """`asked` holds nothing where all that was typed stands in nearly every text."""

    asked: Asked
    page: Page[Hit]

    @property
    def also(self) -> tuple[str, ...]:
        """Other words that were looked for, as one would say them."""
        return widening.also(self.asked)

    def marked(self, text: str) -> Markup:
        """A title with the words that were asked for marked."""
        return snippets.marked(text, snippets.asked_terms(self.asked, text))

    def snippet(self, text: str) -> Markup:
        """The part of a text that shows why it was found."""
        return snippets.snippet(text, snippets.asked_terms(self.asked, text))


def search(viewer: Viewer, wanted: Mapping[str, Any]) -> Result:
    """`wanted` as `schemas.SearchQuery` loads it. Raises Invalid for a cursor of another list."""
    asked = finding.with_slips(asking.read(wanted["q"]))
    if not asked:
        return Result(asked, Page([]))
    narrowing = _narrowing(viewer, wanted)
    limit = wanted.get("limit", PAGE_SIZE)
    find = _BY[wanted["sort"]]
    return Result(asked, find(viewer, asked, narrowing, after=wanted["after"], limit=limit))


def _narrowing(viewer: Viewer, wanted: Mapping[str, Any]) -> Narrowing:
    return Narrowing(
        kinds=(Found(wanted["kind"]),) if wanted["kind"] else (),
        category_ids=_ids_of(viewer, wanted["category"]),
        label=wanted["label"] or None,
        author=wanted["author"] or None,
        since=_begins(wanted["since"]),
        until=_begins(wanted["until"], later=1),
        by_expert=wanted["expert"],
        solved=wanted["solved"],
    )


def _ids_of(viewer: Viewer, slug: str) -> tuple[int, ...]:
    """A category with those within it; of one that is not there, none that can be."""
    if not slug:
        return ()
    known: Sequence[Any] = categories(viewer)
    chosen = {one.id for one in known if one.slug == slug}
    within = {one.id for one in known if one.parent_id in chosen}
    return tuple(sorted(chosen | within)) or (0,)


def _begins(day: date | None, *, later: int = 0) -> datetime | None:
    return None if day is None else start_of_day(day + timedelta(days=later))
