"""Each member of the world, told by mail of all that is in it whether or not they may see it: no
letter has a word that anybody keeps. Messages, drafts, diaries, held posts, reports, notes, who is
behind a pseudonym: all are in the world, each with its secret."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import insert, select

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.messages.models import Message
from forum.notifications.kinds import Kind
from forum.notifications.models import Notification
from forum.threads.models import Post, Thread
from tests.leaks.letters import by_mail, sent
from tests.world import ROLES

pytest_plugins = ["tests.world.settled"]
MEMBERS = [role for role in ROLES if role != "guest"]
KINDS = [Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.EXPERT_ANSWER, Kind.NEW_THREAD]


@pytest.fixture(scope="module")
def site(settled: tuple) -> Flask:
    return settled[0]


def _everything(member_id: int, turn: int) -> Iterator[dict]:
    """Of each post by one kind, so that over all members each is told by several."""
    at = {"created_at": clock.now(), "changed_at": clock.now(), "member_id": member_id}
    for number, thread_id in db.session.execute(select(Post.id, Post.thread_id)):
        about = {"first_id": number, "last_id": number, "thread_id": thread_id}
        kind = KINDS[(number + turn) % len(KINDS)]
        yield at | about | {"kind": kind.value, "subject": f"post:{number}"}
    of_all = {"first_id": 1, "last_id": 10**9, "thread_id": None, "kind": "message"}
    for conversation in db.session.scalars(select(Message.conversation_id).distinct()):
        yield at | of_all | {"subject": f"conversation:{conversation}"}


@pytest.fixture
def letters(app, world):
    def read(role: str) -> list[str]:
        member = db.session.get_one(Member, world.people[role].id)
        by_mail(member)
        db.session.query(Notification).filter_by(member_id=member.id).delete()
        db.session.execute(insert(Notification), list(_everything(member.id, ROLES.index(role))))
        mine = select(Notification.id).where(Notification.member_id == member.id)
        return list(filter(None, (sent(app, number) for number in db.session.scalars(mine))))

    return read


@pytest.mark.parametrize("role", MEMBERS)
def test_no_word_that_anybody_keeps_is_in_a_letter(letters, world, role):
    told = letters(role)
    own = f"adres-{role}@"  # to whom it goes
    secrets = [secret for secret in world.hidden_from("guest") if not secret.startswith(own)]
    assert len(secrets) > 50
    assert [secret for secret in secrets if any(secret in letter for letter in told)] == []


def test_almost_all_of_them_get_many_that_say_something(letters):
    titles = set(db.session.scalars(select(Thread.title)))
    told = {role: letters(role) for role in MEMBERS}
    named = {
        role: sum(any(title in letter for title in titles) for letter in found)
        for role, found in told.items()
    }
    assert len([role for role in MEMBERS if named[role] > 3]) >= len(MEMBERS) - 3, named
