"""The one address of a page that everybody may read, however one came to it, and its feeds."""

from typing import Any

from flask import current_app, request, url_for

from forum.core.i18n import Text
from forum.threads.views import page_start

# Of what stands behind the `?` the rest is a way of looking, and no page of its own.
NUMBERED = "threads.show"
KINDS = {"atom": "application/atom+xml", "rss": "application/rss+xml"}
NARROWS = frozenset(("after", "show", "category", "kind", "tag", "state", "year", "q"))


def absolute(endpoint: str, **values: Any) -> str:
    """From the settings, whatever the host said that was asked."""
    return str(current_app.config["BASE_URL"]) + url_for(endpoint, **values)


def canonical() -> str:
    """Of the page that is shown now."""
    values = dict(request.view_args or {})
    if request.endpoint == NUMBERED:
        values["after"] = _page_of(request.args.get("after", ""))
    return absolute(request.endpoint or "home.show", **values)


def is_narrowed() -> bool:
    """A page of a list or some of it: what stands there is found by itself, and moves on."""
    return request.endpoint != NUMBERED and not NARROWS.isdisjoint(request.args)


def _page_of(after: str) -> int | None:
    """The page on which the first post stands that is shown."""
    return page_start(int(after) + 1) or None if after.isdecimal() else None


def feeds_of(place: str, title: str | Text, **values: Any) -> list[tuple[str, str, str]]:
    """For a page: the kind, the title and the address of the same feed in each shape."""
    names = {"atom": "Atom", "rss": "RSS"}
    return [
        (KINDS[shape], f"{title} ({name})", url_for(place, shape=shape, **values))
        for shape, name in names.items()
    ]
