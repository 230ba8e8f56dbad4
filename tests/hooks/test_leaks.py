"""All that happened in the world, told to a hook that wants everything: not a word of it, and of
what is not for everybody not even that it is there."""

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.accounts.viewer import GUEST
from forum.core import clock
from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.hooks.kinds import HookKind
from forum.hooks.models import Webhook, WebhookDelivery
from forum.jobs.hook_news import facts
from forum.threads.models import Post, Thread
from forum.threads.policy import open_to, text_readable
from tests.hooks.conftest import hook_at

pytest_plugins = ["tests.world.settled"]
# Of the questions of the world no guest reads an answer in this moment.
TYPES = {kind.value for kind in HookKind if kind != HookKind.QUESTION_ANSWERED}


@pytest.fixture(scope="module")
def site(settled: tuple) -> Flask:
    return settled[0]


@pytest.fixture
def heard(app, receiver, send) -> list[str]:
    """Each message with its headers, of all that was recorded and is told of."""
    db.session.query(WebhookDelivery).delete()
    db.session.query(Webhook).delete()
    news = ("ThreadStarted", "ReplyPosted", "QuestionAnswered", "SheetPublished")
    news += ("SheetWithdrawn", "ReportCounted")
    others = update(OutboxEvent).where(OutboxEvent.name.not_in(news))
    db.session.execute(others.values(processed_at=clock.now()))
    hook_at(app, receiver.url)
    while send():
        pass
    return [f"{came.headers}{came.data.decode()}" for came in receiver.came]


def test_no_word_that_anybody_keeps_is_told(heard, receiver, world):
    assert {told["type"] for told in receiver.told} == TYPES
    for secret in world.hidden_from("guest"):
        assert not any(secret in said for said in heard), secret
    for title in db.session.scalars(select(Thread.title).where(Thread.title != "")):
        assert not any(title in said for said in heard), title


def test_only_what_a_guest_can_read_is_there_at_all(heard, receiver):
    """By the database itself, and not by what hooks ask."""
    public = select(Thread.id).where(open_to(GUEST))
    threads = set(db.session.scalars(public))
    readable = text_readable(), Post.thread_id.in_(public)
    posts = set(db.session.scalars(select(Post.id).where(*readable)))
    for told in receiver.told:
        data = told["data"]
        assert data.get("thread_id") is None or data["thread_id"] in threads
        assert data.get("post_id") is None or data["post_id"] in posts
    assert threads != set(db.session.scalars(select(Thread.id)))


@pytest.mark.parametrize("where", ["members", "gone", "private"])
def test_each_kind_of_what_is_kept_apart_is_nothing(app, world, where):
    hidden = {
        "members": (world.members_thread, world.members_post),
        "gone": (world.gone_thread, world.gone_post),
        "private": (world.places.staff.thread, world.removed),
    }
    thread, post = hidden[where]
    assert facts(HookKind.THREAD_STARTED, str(thread)) is None
    assert facts(HookKind.QUESTION_ANSWERED, f"{thread}:1") is None
    assert facts(HookKind.REPLY_POSTED, str(post)) is None
