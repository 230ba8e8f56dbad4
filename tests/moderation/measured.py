"""What there is to decide, each on something of its own, and how all of it stands in between."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Table, select

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import db
from forum.factsheets.models import ClaimLink, PostClaim, PostSource
from forum.marks.models import ThreadMark
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.service import take
from forum.threads.models import Post, PostUpload, Revision, Thread, Voice, VoiceBlock
from tests import make

TABLES = (
    Member, Category, Thread, Post, Voice, Revision, PostUpload, ClaimLink, PostClaim, PostSource,
    ThreadMark, VoiceBlock,
)  # fmt: skip
SPLIT = {"reason": "Een ander onderwerp.", "title": "Over de tuin"}
SPAM = {"reason": "spam", "facts": "Drie keer hetzelfde."}


@dataclass
class Scene:
    """A thread of the member with their reply, and of an expert one, in a place beside another."""

    member: Member
    expert: Member
    keeper: Member
    other_keeper: Member
    first: Post
    post: Post
    answer: Post
    elsewhere: Category
    sheet: str
    spare: Post


def scene() -> Scene:
    member, expert = make.member(), make.expert()
    place = make.category(readers="members")
    first, spare = make.thread(member, place=place), make.thread(member, place=place)
    post, answer = make.reply(first, member), make.answer(first, expert)
    keepers = make.moderator(), make.moderator()
    sheet = make.sheet(make.moderator()).slug
    return Scene(member, expert, *keepers, first, post, answer, make.category(), sheet, spare)


def wanted(kind: Kind, at: Scene, **more) -> Wanted:
    return Wanted(kind, **_about(kind, at) | more)


def prepare(kind: Kind, at: Scene) -> None:
    """What must have been decided before this can be."""
    before = {Kind.RESTORE: Kind.REMOVE, Kind.UNLOCK: Kind.LOCK, Kind.UNPIN: Kind.PIN}
    before |= {Kind.SPEED_UP: Kind.SLOW_DOWN}
    if kind in before:
        take(make.viewer(at.keeper), wanted(before[kind], at))


def everything() -> dict[str, list[tuple]]:
    """Every row of what a decision can change, byte for byte. Of a thread that went into another
    only the way there is left, and that is nothing."""
    db.session.flush()
    gone = set(db.session.scalars(select(Thread.id).where(Thread.merged_into_id.is_not(None))))
    return {table.__tablename__: _rows(table.__table__, gone) for table in TABLES}


def order_of(thread_id: int) -> list[int]:
    """The posts of a thread by their numbers, which go from 1 on without gaps."""
    query = db.session.query(Post).filter_by(thread_id=thread_id).order_by(Post.number)
    rows = query.populate_existing().all()
    assert [row.number for row in rows] == [*range(1, len(rows) + 1)]
    return [row.id for row in rows]


def _rows(table: Table, gone: set[int]) -> list[tuple]:
    thread = "id" if table.name == "threads" else "thread_id"
    rows = db.session.execute(select(table).order_by(*table.primary_key)).mappings()
    return [tuple(row.values()) for row in rows if row.get(thread) not in gone]


def _about(kind: Kind, at: Scene) -> dict:
    of_post, of_thread = {"post_id": at.answer.id}, {"thread_id": at.first.thread_id}
    of_member = {"username": at.member.username}
    each: dict[Kind, Callable[[], dict]] = {
        Kind.APPROVE: lambda: of_post | {"reason": "In orde."},
        Kind.HIDE: lambda: of_post | SPAM,
        Kind.REMOVE: lambda: of_post | SPAM,
        Kind.RESTORE: lambda: of_post | {"reason": "Vergissing."},
        Kind.EDIT: lambda: of_post | SPAM | {"body": "Bel mij maar, het nummer staat er niet."},
        Kind.ATTACH: lambda: of_post | {"reason": "Lees mee.", "factsheet": at.sheet},
        Kind.SLOW_DOWN: lambda: of_thread | {"reason": "Het gaat hard.", "minutes": 30},
        Kind.SPLIT: lambda: of_thread | SPLIT | {"post_ids": (at.post.id,)},
        Kind.MERGE: lambda: SPAM | {"thread_id": at.spare.thread_id, "into": at.first.thread_id},
        Kind.MOVE: lambda: of_thread | SPAM | {"category": at.elsewhere.slug},
        Kind.WARN: lambda: of_member | SPAM,
        Kind.MUTE: lambda: of_member | SPAM,
        Kind.SUSPEND: lambda: of_member | SPAM,
    }
    return each.get(kind, lambda: of_thread | {"reason": "Zo is het klaar."})()
