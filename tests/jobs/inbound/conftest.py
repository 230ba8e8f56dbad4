from collections.abc import Callable
from contextvars import Context
from datetime import UTC, datetime

import pytest
from flask import Flask

from forum.core import clock
from forum.core.db import db
from forum.jobs.replying import take_replies


@pytest.fixture(autouse=True)
def earlier(time) -> None:
    """A server keeps no mail that came in later than now."""
    time.at = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def takes_mail(app, monkeypatch) -> None:
    """The forum takes answers by mail."""
    monkeypatch.setitem(app.config, "REPLY_ADDRESS", "reply@forum.example")
    monkeypatch.setitem(app.config, "IMAP_URL", "imap://forum:geheim@127.0.0.1/INBOX")


@pytest.fixture
def fetch(app, imap, monkeypatch) -> Callable[..., None]:
    """Call it with mails to let them come in and be dealt with."""
    monkeypatch.setitem(app.config, "REPLY_ADDRESS", "reply@forum.example")
    monkeypatch.setitem(app.config, "IMAP_URL", imap.url)

    def come_in(*mails) -> None:
        for mail in mails:
            imap.put(bytes(mail), clock.now())
        db.session.commit()
        Context().run(_take, app)
        db.session.expire_all()

    return come_in


def _take(site: Flask) -> None:
    with site.app_context():
        take_replies()
