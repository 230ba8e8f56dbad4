"""What a feed is made of, and how it is sent."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

from flask import Response, render_template, request
from flask_babel import force_locale

from forum.core.i18n import Text
from forum.web.canonical import KINDS, absolute

MOST = 50
LONGEST_SUMMARY = 300
# Of a feed in which nothing stands yet: it must say when it changed, and did not.
NEVER = datetime(2026, 1, 1, tzinfo=UTC)
# What XML has no way to write, however it is escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """`id` stays the same whatever becomes of its words, and leads there."""

    id: str
    title: str | Text
    author: str
    author_url: str
    summary: str
    published: datetime
    updated: datetime
    others: Sequence[str] = ()


@dataclass(frozen=True)
class Feed:
    """`page` is what people read instead. `place` is the endpoint of the feed in either shape,
    with what its address needs beside the shape."""

    title: str | Text
    about: str | Text
    page: str
    entries: Sequence[Entry]
    place: str
    values: dict[str, Any]

    @property
    def updated(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=NEVER)


def rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def rfc822(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC))


def writable(text: object) -> str:
    """As XML can write it."""
    return _UNWRITABLE.sub("", str(text))


def shortened(text: str) -> str:
    if len(text) <= LONGEST_SUMMARY:
        return text
    start = text[:LONGEST_SUMMARY]
    return (start.rpartition(" ")[0] or start) + " …"


def send(read: Callable[[], Feed], shape: str) -> Response:
    with force_locale("nl"):
        feed = read()
        here = absolute(feed.place, shape=shape, **feed.values)
        text = render_template(f"feeds/{shape}.xml", feed=feed, here=here)
    return tagged(text, f"{KINDS[shape]}; charset=utf-8")


def tagged(text: str, content_type: str) -> Response:
    """Not sent again to who has it. By no date: what was taken away, or whose badge ended, makes
    nothing in it newer."""
    response = Response(text, content_type=content_type)
    response.set_etag(sha256(text.encode()).hexdigest())
    response.make_conditional(request)
    return response
