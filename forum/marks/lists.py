"""The lists of threads one can choose from: which threads stand in each."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, literal_column, not_, select, union

from forum.accounts.viewer import Viewer
from forum.categories.queries import get_branch
from forum.core.db import alias, among
from forum.core.paging import PAGE_SIZE, Page
from forum.labels.queries import get_label
from forum.marks.hearing import Way, followed_by, followed_ids, heard_by
from forum.marks.models import ThreadMark
from forum.threads import queries
from forum.threads.kinds import Visibility
from forum.threads.labelled import labelled
from forum.threads.models import Thread, Voice
from forum.threads.policy import is_unlocked
from forum.threads.views import ThreadView

Where = tuple[ColumnElement[bool], ...]
_own, _mark, _begun = alias(Voice), alias(ThreadMark), alias(Thread)


class Show(StrEnum):
    NEWEST = "newest"
    ACTIVE = "active"
    UNANSWERED = "unanswered"
    UNREAD = "unread"
    MINE = "mine"
    FOLLOWED = "followed"


FOR_ALL = (Show.NEWEST, Show.ACTIVE, Show.UNANSWERED)


def list_threads(
    viewer: Viewer,
    *,
    show: str | None = None,
    sort: str | None = None,
    after: str | None = None,
    limit: int = PAGE_SIZE,
    **asked: str | None,
) -> Page[ThreadView]:
    """A page of the list, of a category with what stands in it, a label and a kind. Without `show`
    all threads, also muted ones. Raises NotFound for a category or label that is not there,
    LoginRequired for a guest who asks for what is somebody's own."""
    order = sort or (Show.NEWEST if show == Show.NEWEST else Show.ACTIVE)
    category = asked.get("category")
    within = get_branch(viewer, category).ids if category else ()
    where = _narrowed(viewer, show=show, **asked)
    return queries.threads(viewer, *where, within=within, sort=order, after=after, limit=limit)


def _narrowed(
    viewer: Viewer,
    *,
    show: str | None = None,
    category: str | None = None,
    kind: str | None = None,
    tag: str | None = None,
) -> Where:
    """What holds of the threads in such a list."""
    where: list[ColumnElement[bool]] = []
    if kind is not None:
        where.append(queries.of_kind(kind))
    if tag is not None:
        where.append(labelled(get_label(tag).id))
    if show is None:
        return tuple(where)
    named = ((Way.CATEGORY, category), (Way.LABEL, tag))
    asked_for = tuple(way for way, name in named if name is not None)
    return (*where, *_shown(viewer, Show(show), heard_by(viewer, asked_for=asked_for)))


def _shown(viewer: Viewer, show: Show, heard: Where) -> Sequence[ColumnElement[bool]]:
    if show in FOR_ALL:
        return (_unanswered(), *heard) if show == Show.UNANSWERED else heard
    if show == Show.MINE:
        return [_written_in_by(viewer.member_id)]
    if show == Show.FOLLOWED:
        return [followed_by(viewer.member_id)]
    return [_unread_by(viewer.member_id), *heard]


def _unanswered() -> ColumnElement[bool]:
    """Where anybody could still be the first. Written out, or no database knew it for what its
    index is about."""
    nobody_yet = Thread.reply_count == literal_column("0")
    return and_(nobody_yet, Thread.visibility == Visibility.PUBLIC, is_unlocked())


def _written_in_by(member_id: int) -> ColumnElement[bool]:
    """Under whichever name: for nobody but that member."""
    return among(Thread.id, select(_own.thread_id).where(_own.member_id == member_id))


def _unread_by(member_id: int) -> ColumnElement[bool]:
    """What one follows or began to read, with posts after where one is."""
    mine: Any = _mark.member_id == member_id
    goes_on = _mark.read_number > 0, _mark.read_number < _begun.last_number
    began = select(_mark.thread_id).join(_begun, _begun.id == _mark.thread_id).where(mine, *goes_on)
    to_the_end = exists().where(
        mine, _mark.thread_id == Thread.id, _mark.read_number >= Thread.last_number
    )
    known = among(Thread.id, union(began, *followed_ids(member_id)))
    return and_(known, not_(to_the_end.correlate(Thread)))
