"""Which threads a member hears of: what is followed or muted, itself or by where it belongs.

What is said of a thread itself goes before all else; of the rest following goes before muting.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, not_, or_, select, union

from forum.accounts.viewer import Viewer
from forum.core.db import alias, among, db
from forum.marks.levels import Level
from forum.marks.models import CategoryMark, LabelMark, MemberMark, ThreadMark
from forum.threads.models import Thread, ThreadLabel, Voice

REMEMBERED = 1000  # conditions never change once made, and making one costs more than asking it
_mark, _starter, _placed = alias(ThreadMark), alias(Voice), alias(Thread)


class Way(StrEnum):
    """By what a level comes to a thread."""

    THREAD = "thread"
    CATEGORY = "category"
    LABEL = "label"
    MEMBER = "member"


ITSELF = (Way.THREAD,)
INHERITED = (Way.CATEGORY, Way.LABEL, Way.MEMBER)
Ways = tuple[Way, ...]


def heard_by(viewer: Viewer, *, asked_for: Ways = ()) -> tuple[ColumnElement[bool], ...]:
    """Of threads in a list: none that the viewer muted. Who asks for a category by name is shown
    it, muted or not: that is `asked_for`."""
    if viewer.id is None:
        return ()
    ways = tuple(way for way in INHERITED if way not in asked_for)
    return (not_(_muted(viewer.id, ways)),)


def follows(viewer: Viewer) -> ColumnElement[bool]:
    """Of one thread, or of few."""
    return (
        false() if viewer.id is None else _is_marked(viewer.id, Level.FOLLOW, (*ITSELF, *INHERITED))
    )


def is_muted(viewer: Viewer, thread_id: int) -> bool:
    """Of one thread, itself or by where it belongs."""
    muted = select(Thread.id).where(Thread.id == thread_id, not_(and_(*heard_by(viewer))))
    return db.session.scalar(muted) is not None


def inherits(viewer: Viewer, level: Level) -> ColumnElement[bool]:
    """Of one thread, or of few: whether it has the level by where it belongs."""
    return false() if viewer.id is None else _is_marked(viewer.id, level, INHERITED)


def followed_by(viewer_id: int) -> ColumnElement[bool]:
    """The same of all threads."""
    return and_(
        among(Thread.id, union(*followed_ids(viewer_id))),
        not_(_is_marked(viewer_id, Level.MUTE, ITSELF)),
    )


def followed_ids(viewer_id: int) -> Sequence[Select[*tuple[Any, ...]]]:
    """The numbers of all threads that are followed, way by way: found from what the member
    follows, however many other threads there are."""
    found = {way: _found(viewer_id, Level.FOLLOW, way).query for way in (*ITSELF, *INHERITED)}
    places = found.pop(Way.CATEGORY)
    return [*found.values(), select(_placed.id).where(_placed.category_id.in_(places))]


class _Known(NamedTuple):
    """What of a thread is looked for, and among what."""

    outside: Any
    inside: Any
    query: Select[*tuple[Any, ...]]


def _found(viewer_id: int, level: Level, way: Way) -> _Known:
    if way == Way.THREAD:
        mine = select(_mark.thread_id).where(_mark.member_id == viewer_id, _mark.level == level)
        return _Known(Thread.id, _mark.thread_id, mine)
    if way == Way.CATEGORY:
        place = CategoryMark.category_id
        mine = select(place).where(CategoryMark.member_id == viewer_id, CategoryMark.level == level)
        return _Known(Thread.category_id, place, mine)
    if way == Way.LABEL:
        return _Known(Thread.id, ThreadLabel.thread_id, _labelled(viewer_id, level))
    return _Known(Thread.id, _starter.starts_thread_id, _started(viewer_id, level))


def _labelled(viewer_id: int, level: Level) -> Select[*tuple[Any, ...]]:
    by_label = select(ThreadLabel.thread_id).join(
        LabelMark, LabelMark.label_id == ThreadLabel.label_id
    )
    return by_label.where(LabelMark.member_id == viewer_id, LabelMark.level == level)


def _started(viewer_id: int, level: Level) -> Select[*tuple[Any, ...]]:
    """Under the name that is followed: a thread under a pseudonym comes to nobody by this."""
    openly = _starter.is_pseudonym.is_(False), _starter.starts_thread_id.is_not(None)
    return (
        select(_starter.starts_thread_id)
        .join(MemberMark, MemberMark.other_id == _starter.member_id)
        .where(MemberMark.member_id == viewer_id, MemberMark.level == level, *openly)
    )


@lru_cache(REMEMBERED)
def _is_marked(viewer_id: int, level: Level, ways: Ways) -> ColumnElement[bool]:
    """Looked up by keys, for each thread by itself."""
    found = (_found(viewer_id, level, way) for way in ways)
    each = (known.query.where(known.inside == known.outside) for known in found)
    return or_(false(), *(query.correlate(Thread).exists() for query in each))


@lru_cache(REMEMBERED)
def _muted(viewer_id: int, ways: Ways) -> ColumnElement[bool]:
    followed = _is_marked(viewer_id, Level.FOLLOW, (*ITSELF, *INHERITED))
    inherited = and_(_is_marked(viewer_id, Level.MUTE, ways), not_(followed))
    return or_(_is_marked(viewer_id, Level.MUTE, ITSELF), inherited)
