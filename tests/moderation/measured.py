"""What there is to decide, each on something of its own, and how all of it stands in between."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Table, select

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import db
from forum.factsheets.models import ClaimLink, PostClaim, PostSource
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.service import take
from forum.threads.models import Post, PostUpload, Revision, Thread, ThreadTerm, Voice
from tests import make

TABLES = (
    Member, Category, Thread, Post, Voice, Revision, PostUpload, ClaimLink, PostClaim, PostSource,
    ThreadTerm,
)  # fmt: skip
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


def scene() -> Scene:
    member, expert = make.member(), make.expert()
    first = make.thread(member, place=make.category(readers="members"))
    post, answer = make.reply(first, member), make.answer(first, expert)
    keepers = make.moderator(), make.moderator()
    sheet = make.sheet(make.moderator()).slug
    return Scene(member, expert, *keepers, first, post, answer, make.category(), sheet)


def wanted(kind: Kind, at: Scene, **more) -> Wanted:
    return Wanted(kind, **_about(kind, at) | more)


def prepare(kind: Kind, at: Scene) -> None:
    """What must have been decided before this can be."""
    before = {Kind.RESTORE: Kind.REMOVE, Kind.UNLOCK: Kind.LOCK, Kind.UNPIN: Kind.PIN}
    before |= {Kind.SPEED_UP: Kind.SLOW_DOWN}
    if kind in before:
        take(make.viewer(at.keeper), wanted(before[kind], at))


def everything() -> dict[str, list[tuple]]:
    """Every row of what a decision can change, byte for byte."""
    db.session.flush()
    return {table.__tablename__: _rows(table.__table__) for table in TABLES}


def _rows(table: Table) -> list[tuple]:
    return [tuple(row) for row in db.session.execute(select(table).order_by(*table.primary_key))]


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
        Kind.MOVE: lambda: of_thread | SPAM | {"category": at.elsewhere.slug},
        Kind.WARN: lambda: of_member | SPAM,
        Kind.MUTE: lambda: of_member | SPAM,
        Kind.SUSPEND: lambda: of_member | SPAM,
    }
    return each.get(kind, lambda: of_thread | {"reason": "Zo is het klaar."})()
