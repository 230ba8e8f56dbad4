from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from forum.accounts.models import Member
from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.core.webpush import Pusher
from forum.notifications import service as notifications
from forum.notifications.kinds import Kind
from forum.notifications.service import About
from forum.push.service import add_device
from forum.threads.models import Post
from tests import make
from tests.push.browser import PushService, near
from tests.server import HttpServer

MARK = "Kwastelmarkering"


@pytest.fixture
def pushes():
    """A push service on this machine."""
    with HttpServer() as server:
        service = PushService(server)
        server.serve(service)
        yield service


@pytest.fixture
def ada(app):
    return make.member(username="Ada")


@pytest.fixture
def pusher(app, pushes) -> Iterator[Pusher]:
    with calling(app, pushes.url) as found:
        yield found


@contextmanager
def calling(site: Flask, *urls: str) -> Iterator[Pusher]:
    """Let devices be called by services at these addresses on this machine, meanwhile."""
    before: Pusher = site.extensions["pusher"]
    found = replace(before, allowed=near(*urls, "https://push.example.org"))
    site.extensions["pusher"] = found
    yield found
    site.extensions["pusher"] = before


@pytest.fixture
def called(app, ada, pusher, pushes):
    """A browser in which Ada asked to be called."""
    browser = pushes.browser()
    add_device(make.viewer(ada), pusher, browser.subscription, name="Firefox op Windows")
    return browser


@pytest.fixture
def first(app) -> Post:
    return make.thread(make.member(username=f"{MARK}en"), title=MARK, body=f"{MARK}.")


def happen(
    who: Member, first: Post, kind: Kind = Kind.REPLY, *, by: Member | None = None
) -> Sequence[int]:
    post = make.reply(first, by, body=f"{MARK} {db.session.query(OutboxEvent).count()}")
    about = About(f"thread:{post.thread_id}", post.id, post.thread_id)
    return notifications.tell(kind, [who.id], about)


def waiting() -> list[str]:
    due = OutboxEvent.processed_at.is_(None), OutboxEvent.failed_at.is_(None)
    return list(db.session.scalars(select(OutboxEvent.handler).where(*due)))
