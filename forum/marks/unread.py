"""How far a member has read, and what came since."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from forum.accounts.viewer import Viewer
from forum.core.db import alias, db
from forum.core.questions import Question
from forum.marks.hearing import follows, inherits
from forum.marks.levels import UNSET, Level
from forum.marks.models import ThreadMark
from forum.marks.views import MarkView, News
from forum.threads.models import Post, Thread
from forum.threads.views import ThreadView

_mine = alias(ThreadMark)
_read = func.coalesce(_mine.read_number, 0)


def news_in(viewer: Viewer, *lists: Iterable[ThreadView]) -> Mapping[int, News]:
    """How many posts came since, by thread: of those that the viewer follows or began to read,
    and that have any. One query, whatever is listed; none for a guest."""
    ids = sorted({thread.id for threads in lists for thread in threads})
    if viewer.id is None or not ids:
        return {}
    known = or_(_mine.read_number > 0, follows(viewer))
    query = _with_mark(
        viewer,
        Thread.id,
        (Thread.last_number - _read).label("posts"),
        (_read > 0).label("is_begun"),
    )
    query = query.where(Thread.id.in_(ids), known, Thread.last_number > _read)
    return {row.id: News(row.posts, bool(row.is_begun)) for row in db.session.execute(query)}


def get_mark(viewer: Viewer, thread: ThreadView) -> MarkView | None:
    """None for a guest."""
    question = ask_mark(viewer, thread)
    return question.ask() if question else None


def ask_mark(viewer: Viewer, thread: ThreadView) -> Question[MarkView] | None:
    if viewer.id is None:
        return None
    query = _with_mark(
        viewer,
        func.coalesce(_mine.level, UNSET).label("level"),
        _read.label("read_number"),
        _mine.read_at,
        inherits(viewer, Level.FOLLOW).label("follows"),
        inherits(viewer, Level.MUTE).label("mutes"),
    )
    return Question(query.where(Thread.id == thread.id), _show_mark)


def next_post(viewer: Viewer, thread: ThreadView) -> tuple[int, int]:
    """Id and number of the first post that the viewer did not read, or of the last one. Also of
    one that is gone: its place is there."""
    mark = get_mark(viewer, thread)
    number = min((mark.read_number if mark else 0) + 1, thread.last_number)
    query = select(Post.id, Post.number).where(Post.thread_id == thread.id, Post.number >= number)
    row = db.session.execute(query.order_by(Post.number).limit(1)).one()
    return row.id, row.number


def _with_mark(viewer: Viewer, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Threads by themselves, beside what the viewer noted of them."""
    mine = and_(_mine.thread_id == Thread.id, _mine.member_id == viewer.id)
    return select(*columns).select_from(Thread).outerjoin(_mine, mine)


def _show_mark(rows: Any) -> MarkView:
    (row,) = rows
    return MarkView(
        level=Level(row.level or Level.NORMAL),
        read_number=row.read_number,
        read_at=row.read_at,
        follows=bool(row.follows),
        mutes=bool(row.mutes),
    )
