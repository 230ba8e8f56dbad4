"""Reading threads. What the viewer may not see is never fetched."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, union_all
from sqlalchemy.orm import aliased

from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.accounts.viewer import Viewer
from forum.categories.models import Category
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.threads.hiding import is_started_by_hidden
from forum.threads.kinds import Kind
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import reachable_by, visible_to
from forum.threads.rows import STATE, TAGS, WRITER, show_thread, show_whole_thread
from forum.threads.views import ThreadView

MOST_STEPS = 10  # from thread to thread, each gone into the next
_own, _accepted = alias(Voice), alias(Post)
_room = alias(Category)
ORDERS = {
    "active": Order("threads-active", (Thread.last_post_at, Thread.id)),
    "newest": Order("threads-newest", (Thread.created_at, Thread.id)),
}


def get_thread(viewer: Viewer, thread_id: int) -> ThreadView:
    """Raises NotFound, for what is hidden as for what is not there."""
    query = (
        _lines(viewer)
        .add_columns(_own.shown_name.label("own_name"), _own.is_pseudonym.label("own_is_pseudonym"))
        .add_columns(is_started_by_hidden(viewer).label("starter_hidden"))
        .add_columns(_room.id.label("room_id"), _room.slug.label("room_slug"))
        .add_columns(_room.name.label("room_name"))
        .outerjoin(_room, _room.id == Category.parent_id)
        .outerjoin(_own, and_(_own.thread_id == Thread.id, _own.member_id == viewer.id))
        .where(Thread.id == thread_id, reachable_by(viewer))
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Dit gesprek bestaat niet, of je kunt het niet lezen."))
    return show_whole_thread(row)


def find_merged(viewer: Viewer, thread_id: int) -> ThreadView | None:
    """Where a thread went that is no longer there, for who may read that."""
    found: int | None = thread_id
    for _step in range(MOST_STEPS):
        found = db.session.scalar(select(Thread.merged_into_id).where(Thread.id == found))
        if found is None:
            return None
        with suppress(NotFound):
            return get_thread(viewer, found)
    return None


def threads(
    viewer: Viewer,
    *where: ColumnElement[bool],
    within: Sequence[int] = (),
    sort: str = "active",
    after: str | None = None,
    limit: int = PAGE_SIZE,
) -> Page[ThreadView]:
    """A page of threads, newest or latest moved first. `within` are categories, if not all."""
    order = ORDERS[sort]
    if len(within) > 1:
        here = select(Thread.id).where(visible_to(viewer), *where)
        firsts = [
            order.cut(here.where(in_category(one)), after=after, limit=limit) for one in within
        ]
        where = (_is_among(firsts),)
    elif within:
        where = (*where, in_category(within[0]))
    query = thread_lines(viewer).where(*where)
    return order.take(query, after=after, show=show_thread, limit=limit)


def in_category(category_id: int) -> ColumnElement[bool]:
    return Thread.category_id == category_id


def _is_among(firsts: Sequence[Select[int]]) -> ColumnElement[bool]:
    """Read from each category along its index: all of several would have to be sorted."""
    found = union_all(*(select(first.subquery().c.id) for first in firsts))
    return Thread.id.in_(found)


def of_kind(kind: Kind | str) -> ColumnElement[bool]:
    return Thread.kind == kind


def unpinned(category_id: int) -> ColumnElement[bool]:
    """What does not stand on top of that category; what stands on top of another may be."""
    return or_(Thread.pinned_at.is_(None), Thread.category_id != category_id)


def started_by(username: str) -> ColumnElement[bool]:
    """Under that very name: what was written under another stays unlinked."""
    voice, member = aliased(Voice), aliased(Member)
    mine = (
        select(voice.starts_thread_id)
        .join(member, member.id == voice.member_id)
        .where(voice.is_pseudonym.is_(False), member.username_key == username_key(username))
    )
    return Thread.id.in_(mine)


def pinned_threads(
    viewer: Viewer, category_id: int, *where: ColumnElement[bool]
) -> Sequence[ThreadView]:
    query = thread_lines(viewer).where(
        Thread.category_id == category_id, Thread.pinned_at.is_not(None), *where
    )
    return [show_thread(row) for row in db.session.execute(query.order_by(Thread.pinned_at))]


def latest_answered(
    viewer: Viewer, *where: ColumnElement[bool], limit: int = 1
) -> Sequence[ThreadView]:
    """The threads in which an expert last answered somebody, the latest answer first."""
    query = (
        thread_lines(viewer)
        .where(Thread.expert_replied_at.is_not(None), *where)
        .order_by(Thread.expert_replied_at.desc(), Thread.id.desc())
        .limit(limit)
    )
    return [show_thread(row) for row in db.session.execute(query)]


def thread_lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Every visible thread with its category and the voice that started it."""
    return _lines(viewer).where(visible_to(viewer))


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Thread.id,
            Thread.slug,
            Thread.title,
            Thread.kind,
            Thread.visibility,
            Thread.category_id,
            Category.slug.label("category_slug"),
            Category.name.label("category_name"),
            Category.readers,
            Category.writers,
            TAGS,
            Thread.reply_count,
            Thread.last_number,
            Thread.created_at,
            Thread.last_post_at,
            *STATE,
            *WRITER,
            (Voice.member_id == viewer.id).label("mine"),
            _accepted.id.label("accepted_id"),
            _accepted.number.label("accepted_number"),
        )
        .join(Category, Category.id == Thread.category_id)
        .join(Voice, Voice.starts_thread_id == Thread.id)
        .join(Member, Member.id == Voice.member_id)
        .outerjoin(_accepted, _is_accepted())
    )


def _is_accepted() -> ColumnElement[bool]:
    """Of posts: the one that helped who started the thread, while its text stands."""
    return and_(
        _accepted.thread_id == Thread.id,
        _accepted.number == Thread.accepted_number,
        _accepted.deleted_at.is_(None),
        _accepted.removed_at.is_(None),
    )
