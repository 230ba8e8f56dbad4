"""Threads that are about the same, judged by the words of their titles."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, select, union_all

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.terms import terms
from forum.threads.models import Thread, ThreadTerm
from forum.threads.queries import thread_lines
from forum.threads.rows import show_thread
from forum.threads.views import ThreadView

SHOWN = 5
LOOKED_AT = 500  # threads for each word, the newest: a word that more have says little
MOST_WORDS = 12
COMPARED = 200  # threads that share most, of which those are left out that the viewer cannot read


def similar_threads(viewer: Viewer, title: str) -> Sequence[ThreadView]:
    """What a title resembles: first what shares most words with it, then the newest."""
    words = sorted(terms(title))[:MOST_WORDS]
    if not words:
        return []
    alike = _sharing(words).subquery()
    query = (
        thread_lines(viewer)
        .join(alike, alike.c.thread_id == Thread.id)
        .order_by(alike.c.shared.desc(), Thread.created_at.desc(), Thread.id.desc())
        .limit(SHOWN)
    )
    return [show_thread(row) for row in db.session.execute(query)]


def _sharing(words: Collection[str]) -> Select[*tuple[Any, ...]]:
    """By thread how many of these words its title has, of those that have most."""
    each = union_all(*(_newest_with(word) for word in words)).subquery()
    shared = func.count().label("shared")
    return (
        select(each.c.thread_id, shared)
        .group_by(each.c.thread_id)
        .order_by(shared.desc(), each.c.thread_id.desc())
        .limit(COMPARED)
    )


def _newest_with(word: str) -> Select[*tuple[Any, ...]]:
    newest = (
        select(ThreadTerm.thread_id)
        .where(ThreadTerm.term == word)
        .order_by(ThreadTerm.thread_id.desc())
        .limit(LOOKED_AT)
    )
    return select(newest.subquery().c.thread_id)
