"""What there is to decide, each on something of its own, and how all of it stands in between."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import db
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.service import take
from forum.threads.models import Post, Thread, Voice
from tests import make

TABLES = (Member, Category, Thread, Post, Voice)
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


def scene() -> Scene:
    member, expert = make.member(), make.expert()
    first = make.thread(member, place=make.category(readers="members"))
    post, answer = make.reply(first, member), make.answer(first, expert)
    keepers = make.moderator(), make.moderator()
    return Scene(member, expert, *keepers, first, post, answer, make.category())


def wanted(kind: Kind, at: Scene, **more) -> Wanted:
    return Wanted(kind, **_about(kind, at) | more)


def prepare(kind: Kind, at: Scene) -> None:
    """What must have been decided before this can be."""
    before = {Kind.RESTORE: Kind.REMOVE, Kind.UNLOCK: Kind.LOCK, Kind.UNPIN: Kind.PIN}
    if kind in before:
        take(make.viewer(at.keeper), wanted(before[kind], at))


def everything() -> dict[str, list[tuple]]:
    """Every row of what a decision can change, byte for byte."""
    db.session.flush()
    return {
        table.__tablename__: [
            tuple(row) for row in db.session.execute(select(table.__table__).order_by("id"))
        ]
        for table in TABLES
    }


def _about(kind: Kind, at: Scene) -> dict:
    of_post, of_thread = {"post_id": at.answer.id}, {"thread_id": at.first.thread_id}
    of_member = {"username": at.member.username}
    each: dict[Kind, Callable[[], dict]] = {
        Kind.APPROVE: lambda: of_post | {"reason": "In orde."},
        Kind.HIDE: lambda: of_post | SPAM,
        Kind.REMOVE: lambda: of_post | SPAM,
        Kind.RESTORE: lambda: of_post | {"reason": "Vergissing."},
        Kind.MOVE: lambda: of_thread | SPAM | {"category": at.elsewhere.slug},
        Kind.WARN: lambda: of_member | SPAM,
        Kind.MUTE: lambda: of_member | SPAM,
        Kind.SUSPEND: lambda: of_member | SPAM,
    }
    return each.get(kind, lambda: of_thread | {"reason": "Zo is het klaar."})()
