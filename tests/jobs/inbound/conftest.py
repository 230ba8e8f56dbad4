from collections.abc import Callable
from contextvars import Context

import pytest
from flask import Flask

from forum.core.db import db
from forum.jobs.replying import take_replies


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
            imap.put(mail if isinstance(mail, bytes) else bytes(mail))
        db.session.commit()
        Context().run(_take, app)
        db.session.expire_all()

    return come_in


def _take(site: Flask) -> None:
    with site.app_context():
        take_replies()
