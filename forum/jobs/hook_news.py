"""What other programs are told: that there is something, by its number and its address, and not a
word of it. As a guest reads it in the moment that it is sent; what no guest may read, or may read
no longer, is told to nobody, not even that it is there.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC
from typing import Any

from flask import current_app

from forum.accounts.viewer import GUEST
from forum.core.errors import NotFound
from forum.experts.questions.events import QuestionAnswered
from forum.experts.questions.hearing import answered_at
from forum.factsheets.events import SheetPublished, SheetWithdrawn
from forum.factsheets.queries import find_slug
from forum.hooks import queue
from forum.hooks.kinds import HookKind
from forum.hooks.queue import Claimed
from forum.jobs.letters import address
from forum.moderation.reports.events import ReportCounted
from forum.threads.events import ReplyPosted, ThreadStarted
from forum.threads.posts import get_readable_post
from forum.threads.queries import get_thread

Facts = dict[str, Any]
BETWEEN = ":"


def tell_hooks(event: Any) -> None:
    """Note it down for each hook that wants it, if a guest may read it now."""
    kind, subject_of = NEWS[type(event)]
    hooks = queue.wanting(kind) if current_app.extensions["hooks_allowed"] else []
    if hooks and facts(kind, subject := subject_of(event)) is not None:
        queue.tell(hooks, kind, subject)


def written(claimed: Claimed) -> bytes | None:
    """The message, the same at every attempt; None when there is nothing to be said any more."""
    found = facts(claimed.kind, claimed.subject)
    if found is None:
        return None
    at = claimed.happened_at.astimezone(UTC).isoformat(timespec="seconds")
    whole = {"type": claimed.kind.value, "timestamp": at.replace("+00:00", "Z"), "data": found}
    return json.dumps(whole, separators=(",", ":")).encode("ascii")


def facts(kind: HookKind, subject: str) -> Facts | None:
    number, _between, more = subject.partition(BETWEEN)
    try:
        return FACTS[kind](int(number), more)
    except NotFound:
        return None


def _thread(thread_id: int, _more: str) -> Facts:
    found = get_thread(GUEST, thread_id)
    return {"thread_id": found.id, "url": address("threads.find", thread_id=found.id)}


def _reply(post_id: int, _more: str) -> Facts:
    found = get_readable_post(GUEST, post_id)
    there = address("posts.show", post_id=found.id)
    return {"thread_id": found.thread_id, "post_id": found.id, "url": there}


def _answered(thread_id: int, _more: str) -> Facts | None:
    return _thread(thread_id, "") if answered_at(thread_id) else None


def _published(sheet_id: int, number: str) -> Facts | None:
    slug = find_slug(sheet_id)
    return _sheet(slug) | {"version": int(number)} if slug else None


def _withdrawn(sheet_id: int, _number: str) -> Facts | None:
    slug = find_slug(sheet_id, withdrawn=True)
    return _sheet(slug) if slug else None


def _sheet(slug: str) -> Facts:
    return {"factsheet": slug, "url": address("factsheets.show", slug=slug)}


def _report(_report_id: int, _more: str) -> Facts:
    """Where they wait, and not which: the number would tell how many there are."""
    return {"url": address("report_cases.index")}


FACTS: Mapping[HookKind, Callable[[int, str], Facts | None]] = {
    HookKind.THREAD_STARTED: _thread,
    HookKind.REPLY_POSTED: _reply,
    HookKind.QUESTION_ANSWERED: _answered,
    HookKind.SHEET_PUBLISHED: _published,
    HookKind.SHEET_WITHDRAWN: _withdrawn,
    HookKind.REPORT_RECEIVED: _report,
}


def _once_answered(event: QuestionAnswered) -> str:
    """With the moment, as a question can wait again and be answered once more."""
    at = answered_at(event.thread_id)
    return f"{event.thread_id}{BETWEEN}{int(at.timestamp()) if at else ''}"


def _version(event: SheetPublished | SheetWithdrawn) -> str:
    return f"{event.sheet_id}{BETWEEN}{event.number}"


NEWS: Mapping[type, tuple[HookKind, Callable[[Any], str]]] = {
    ThreadStarted: (HookKind.THREAD_STARTED, lambda event: str(event.thread_id)),
    ReplyPosted: (HookKind.REPLY_POSTED, lambda event: str(event.post_id)),
    QuestionAnswered: (HookKind.QUESTION_ANSWERED, _once_answered),
    SheetPublished: (HookKind.SHEET_PUBLISHED, _version),
    SheetWithdrawn: (HookKind.SHEET_WITHDRAWN, _version),
    ReportCounted: (HookKind.REPORT_RECEIVED, lambda event: str(event.report_id)),
}
