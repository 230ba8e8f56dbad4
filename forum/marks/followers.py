"""Who hears of a thread: `hearing` asked the other way round, for one thread and all members."""

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select

from forum.accounts.models import Member
from forum.core.db import alias
from forum.marks.levels import Level
from forum.marks.models import CategoryMark, LabelMark, MemberMark, ThreadMark
from forum.threads.models import Thread, ThreadLabel, Voice

_mark = alias(ThreadMark)


def followers_of(thread_id: int) -> Select[int]:
    """Who follows the thread itself."""
    return _at(thread_id, Level.FOLLOW)


def followers_around(thread_id: int) -> tuple[Select[int], ...]:
    """Who follows where it belongs: its category, its labels, or who started it by that name."""
    return _around(thread_id, Level.FOLLOW)


def among_any(found: tuple[Select[int], ...]) -> ColumnElement[bool]:
    """Of members."""
    return or_(*(Member.id.in_(one) for one in found))


def mutes(thread_id: int) -> ColumnElement[bool]:
    """Of members. What is said of the thread itself goes before all else; of the rest following
    goes before muting."""
    follows = among_any((followers_of(thread_id), *followers_around(thread_id)))
    around = among_any(_around(thread_id, Level.MUTE))
    itself = Member.id.in_(_at(thread_id, Level.MUTE))
    return or_(itself, and_(around, not_(follows)))


def _at(thread_id: int, level: Level) -> Select[int]:
    return select(_mark.member_id).where(_mark.thread_id == thread_id, _mark.level == level)


def _around(thread_id: int, level: Level) -> tuple[Select[int], ...]:
    place = select(Thread.category_id).where(Thread.id == thread_id).scalar_subquery()
    labels = select(ThreadLabel.label_id).where(ThreadLabel.thread_id == thread_id)
    starter = select(Voice.member_id).where(
        Voice.starts_thread_id == thread_id, Voice.is_pseudonym.is_(False)
    )
    return (
        select(CategoryMark.member_id).where(
            CategoryMark.category_id == place, CategoryMark.level == level
        ),
        select(LabelMark.member_id).where(LabelMark.label_id.in_(labels), LabelMark.level == level),
        select(MemberMark.member_id).where(
            MemberMark.other_id.in_(starter), MemberMark.level == level
        ),
    )
