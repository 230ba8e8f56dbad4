"""Each member of the world, told of all that is in it whether or not they may see it: their digest
has not a word that anybody keeps. Messages, drafts, diaries, held posts, reports, notes: all are in
the world, each with its secret."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import insert, select

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.digests.models import Digest
from forum.digests.service.wishing import set_digest
from forum.jobs import digest_letters
from forum.messages.models import Message
from forum.notifications import service as notifications
from forum.notifications.kinds import TELLING, Kind, Way
from forum.notifications.models import Notification
from forum.threads.models import Post
from tests import make
from tests.world import ROLES

pytest_plugins = ["tests.world.settled"]
MEMBERS = [role for role in ROLES if role != "guest"]
EACH = [Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.EXPERT_ANSWER, Kind.NEW_THREAD, Kind.QUESTION]


@pytest.fixture(scope="module")
def site(settled: tuple) -> Flask:
    return settled[0]


def _everything(member_id: int) -> Iterator[dict]:
    at = {"created_at": clock.now(), "changed_at": clock.now(), "member_id": member_id}
    for number, thread_id in db.session.execute(select(Post.id, Post.thread_id)):
        where = at | {"first_id": number, "last_id": number, "thread_id": thread_id}
        yield from (where | {"kind": kind.value, "subject": f"post:{number}"} for kind in EACH)
    of_all = {"first_id": 1, "last_id": 10**9, "thread_id": None, "kind": "message"}
    for conversation in db.session.scalars(select(Message.conversation_id).distinct()):
        yield at | of_all | {"subject": f"conversation:{conversation}"}


def _digest(world, role, monkeypatch) -> str:
    """With room for all of it; empty for who gets none."""
    viewer = make.viewer(db.session.get_one(Member, world.people[role].id))
    set_digest(viewer, every="day", weekday=1, hour=8)
    ways = {kind: Way.DIGEST for kind in Kind if Way.DIGEST in TELLING[kind].ways}
    notifications.choose(viewer, ways)
    db.session.query(Notification).filter_by(member_id=viewer.member_id).delete()
    db.session.execute(insert(Notification), list(_everything(viewer.member_id)))
    facts = {"day": "2030-01-01", "since": clock.now(), "until": clock.now()}
    db.session.add(made := Digest(member_id=viewer.member_id, **facts))
    db.session.flush()
    for name in ("MOST", "MOST_THREADS", "MOST_SHEETS"):
        monkeypatch.setattr(digest_letters, name, 10_000)
    letter = digest_letters.digest(digest_letters.DigestDue(made.id), "key")
    return f"{letter.subject}{letter.text}{letter.html}" if letter else ""


@pytest.mark.parametrize("role", MEMBERS)
def test_no_word_that_anybody_keeps_is_in_a_digest(app, world, role, monkeypatch):
    with app.test_request_context():
        told = _digest(world, role, monkeypatch)
        titles = set(db.session.scalars(db.text("select title from threads where title != ''")))
    secrets = world.hidden_from("guest")
    assert [secret for secret in secrets if secret in told] == []
    if told:
        assert sum(title in told for title in titles) > 3
        assert len(secrets) > 50


def test_almost_all_of_them_get_one(app, world, monkeypatch):
    with app.test_request_context():
        told = {role: bool(_digest(world, role, monkeypatch)) for role in MEMBERS}
    assert sum(told.values()) >= len(MEMBERS) - 3, told
