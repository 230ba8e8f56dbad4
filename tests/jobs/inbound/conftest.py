import pytest


@pytest.fixture
def takes_mail(app, monkeypatch) -> None:
    """The forum takes answers by mail."""
    monkeypatch.setitem(app.config, "REPLY_ADDRESS", "reply@forum.example")
    monkeypatch.setitem(app.config, "IMAP_URL", "imap://forum:geheim@127.0.0.1/INBOX")
