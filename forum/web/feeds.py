"""What is new, for programs that come by and look: Atom (RFC 4287) and RSS 2.0.

The same for everybody and in Dutch: what only some may read is in none of them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask_babel import force_locale

from forum.accounts.badge import Author
from forum.core.i18n import Text, _
from forum.experts.answers.latest import Answered, latest_questions
from forum.web.structured_threads import words_of

bp = Blueprint("feeds", __name__, url_prefix="/feeds")

LONGEST_SUMMARY = 300
# Of a feed in which nothing stands yet: it must say when it changed, and did not.
NEVER = datetime(2026, 1, 1, tzinfo=UTC)
# What XML has no way to write, however it is escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
KINDS = {"atom": "application/atom+xml", "rss": "application/rss+xml"}


@dataclass(frozen=True)
class Entry:
    """`id` stays the same whatever becomes of its words, and leads there."""

    id: str
    title: str
    author: str
    author_url: str
    others: Sequence[str]
    summary: str
    published: datetime
    updated: datetime


@dataclass(frozen=True)
class Feed:
    """`page` is what people read instead. `address` is that of the feed in either shape."""

    title: Text
    about: Text
    page: str
    address: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=NEVER)


@bp.get("/questions.atom")
def questions_atom() -> Response:
    return _send(_questions, "atom")


@bp.get("/questions.rss")
def questions_rss() -> Response:
    return _send(_questions, "rss")


@bp.app_template_filter("rfc3339")
def _rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


@bp.app_template_filter("rfc822")
def _rfc822(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC))


@bp.app_template_filter("writable")
def _writable(text: object) -> str:
    """As XML can write it."""
    return _UNWRITABLE.sub("", str(text))


def _questions() -> Feed:
    return Feed(
        _("Ruggespraak: beantwoorde vragen"),
        _("Algemene vragen, beantwoord door zorgverleners van wie het beroep is nagegaan."),
        page=_absolute("questions.index"),
        address="questions",
        entries=[_entry(found) for found in latest_questions()],
    )


def _entry(found: Answered) -> Entry:
    post, expert = found.post, found.post.author
    return Entry(
        id=_absolute("threads.find", thread_id=found.thread.id),
        title=found.thread.title,
        author=" · ".join(filter(None, (expert.name, _standing(found)))),
        author_url=_profile(expert),
        others=[found.thread.author.name],
        summary=_shortened(words_of(post)),
        published=post.created_at,
        updated=post.edited_at or post.created_at,
    )


def _standing(found: Answered) -> str:
    """As the page has it beside the name: the badge, or how it was when this was written."""
    if found.post.author.is_expert or found.answer is None:
        return str(found.post.author.badge or "")
    return str(found.answer.standing(is_verified=False)[1])


def _profile(author: Author) -> str:
    return _absolute("members.show", username=author.name) if author.has_profile else ""


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[:LONGEST_SUMMARY].rpartition(" ")[0] + " …"


def _absolute(endpoint: str, **values: Any) -> str:
    """From the settings, whatever the host said that was asked."""
    return str(current_app.config["BASE_URL"]) + url_for(endpoint, **values)


def _send(read: Callable[[], Feed], kind: str) -> Response:
    with force_locale("nl"):
        feed = read()
        here = _absolute(f"feeds.{feed.address}_{kind}")
        text = render_template(f"feeds/{kind}.xml", feed=feed, here=here)
    response = Response(text, content_type=f"{KINDS[kind]}; charset=utf-8")
    # By no date: what was taken away, or whose badge ended, makes nothing in it newer.
    response.set_etag(sha256(text.encode()).hexdigest())
    response.make_conditional(request)
    return response
