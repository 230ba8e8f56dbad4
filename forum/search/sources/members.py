"""Members by their name and by what they tell on their profile."""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import func, select

from forum.accounts.badge import Standing, author
from forum.accounts.directory import not_kept_apart
from forum.accounts.models import Member
from forum.accounts.policy import has_profile
from forum.accounts.viewer import Role, Viewer
from forum.core import clock
from forum.core.db import db
from forum.search.kinds import Found, Hit, Narrowing, Text

KINDS: tuple[Found, ...] = (Found.MEMBER,)


def texts(ids: Collection[int]) -> Iterator[Text]:
    """Of members who have a profile to show."""
    query = select(Member.id, Member.username, Member.bio).where(Member.id.in_(ids), has_profile())
    for row in db.session.execute(query):
        yield Text(Found.MEMBER, row.id, row.username, row.bio)


def how_many() -> int:
    """Whatever became of them."""
    return db.session.scalar(select(func.count(Member.id))) or 0


def ids_after(last: int, limit: int) -> list[int]:
    """The next members by number, whatever became of them."""
    query = select(Member.id).where(Member.id > last).order_by(Member.id).limit(limit)
    return list(db.session.scalars(query))


def hits(viewer: Viewer, ids: Collection[int], narrowing: Narrowing) -> Mapping[int, Hit]:
    """Those of them whose profile the viewer may see. A profile is of no day."""
    if narrowing.since or narrowing.until:
        return {}
    query = select(
        Member.id,
        Member.username,
        Member.bio,
        Member.role,
        Member.expert_profession,
        Member.expert_until,
    ).where(Member.id.in_(ids), has_profile(), *not_kept_apart(viewer))
    return {
        row.id: Hit(
            kind=Found.MEMBER,
            subject_id=row.id,
            title=row.username,
            said=row.bio,
            place={"username": row.username},
            author=author(
                row.username,
                Standing(Role(row.role), row.expert_profession, row.expert_until),
                clock.now(),
            ),
        )
        for row in db.session.execute(query)
    }
