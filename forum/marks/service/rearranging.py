"""What readers noted of a thread, when its posts got other numbers or went to another thread."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import cast

from sqlalchemy import Table, bindparam, delete, exists, insert, literal, select, update

from forum.core.db import alias, db
from forum.marks.models import ThreadMark

Numbers = Sequence[tuple[int, int]]  # of posts: the old one and the new, in the order of the old
_there = alias(ThreadMark)
UNTRACKED = {"synchronize_session": False}


def reached(numbers: Numbers, read: int) -> int:
    """How far somebody is by the new numbers who read up to there by the old ones. Pure."""
    at = bisect_right(numbers, read, key=lambda pair: pair[0])
    return max((new for _old, new in numbers[:at]), default=0) if at else 0


def renumber(thread_id: int, numbers: Numbers) -> None:
    """In as many statements whatever there is to read: first below zero, so that what is new for
    one is not taken for what was old of another."""
    read = select(ThreadMark.read_number).where(ThreadMark.thread_id == thread_id).distinct()
    pairs = [(old, reached(numbers, old)) for old in db.session.scalars(read) if old > 0]
    _set(thread_id, [(old, -new) for old, new in pairs if old != new])
    _above(thread_id)


def follow_along(source: int, target: int, numbers: Numbers) -> list[int]:
    """Who read, follows or mutes the one does so with the other, unless they know that already.
    Answers who these are."""
    known = exists().where(_there.thread_id == target, _there.member_id == ThreadMark.member_id)
    mark = ThreadMark
    rows = select(
        mark.member_id, literal(target), mark.level, -mark.read_number, mark.read_at
    ).where(mark.thread_id == source, ~known.correlate(mark))
    columns = ["member_id", "thread_id", "level", "read_number", "read_at"]
    added = insert(mark).from_select(columns, rows).returning(mark.member_id)
    members = sorted(db.session.scalars(added))
    below = select(mark.read_number).where(mark.thread_id == target, mark.read_number < 0)
    read = db.session.scalars(below.distinct()).all()
    _set(target, [(old, reached(numbers, -old)) for old in read])
    return members


def forget(thread_id: int, member_ids: Sequence[int]) -> None:
    """What `follow_along` added."""
    here = ThreadMark.thread_id == thread_id, ThreadMark.member_id.in_(member_ids)
    db.session.execute(delete(ThreadMark).where(*here))


def _set(thread_id: int, pairs: Numbers) -> None:
    if not pairs:
        return
    table = cast(Table, ThreadMark.__table__)
    changed = update(table).where(
        table.c.thread_id == thread_id, table.c.read_number == bindparam("old")
    )
    rows = [{"old": old, "new": new} for old, new in pairs]
    db.session.execute(changed.values(read_number=bindparam("new")), rows)


def _above(thread_id: int) -> None:
    below = ThreadMark.thread_id == thread_id, ThreadMark.read_number < 0
    above = update(ThreadMark).where(*below).values(read_number=-ThreadMark.read_number)
    db.session.execute(above, execution_options=UNTRACKED)
