"""A database that is away, busy or slow: an honest 503, never a 500 and never a hanging page."""

from contextlib import contextmanager

import pytest
from sqlalchemy import make_url, text

import config
from forum.core import sqlite
from forum.core.db import db, transaction
from tests import make
from tests.core.only import on_postgresql
from tests.site import build, closing

TABLES = "threads, sessions, outbox_events, members, receipts"


@pytest.fixture
def hasty(database, monkeypatch):
    """A site that waits for a fifth of a second where it would wait for seconds."""
    monkeypatch.setitem(config.POSTGRES_LIMITS, "lock_timeout", "200")
    monkeypatch.setattr(sqlite, "SETTINGS", (*sqlite.SETTINGS, "busy_timeout=200"))
    with database.copy() as url:
        site = build(url)
        with closing(site), site.app_context():
            yield site


@contextmanager
def somebody_writing():
    """Another program holds every table that a page may want to write to."""
    db.session.commit()
    with db.engine.begin() as other:
        if other.dialect.name == "postgresql":
            other.execute(text(f"lock table {TABLES} in exclusive mode"))
        yield


def test_a_form_that_cannot_be_kept_now_is_a_503_that_keeps_what_was_typed(hasty, caplog):
    with transaction():
        first = make.thread(title="Druk hier")
        visitor = hasty.test_client().log_in(make.member())
        path = f"/t/{first.thread_id}-druk-hier"
    typed = {"csrf_token": visitor.csrf_token(), "body": "Dit wil ik niet kwijt."}

    with somebody_writing():
        answer = visitor.post(path, data=typed)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Probeer het zo nog eens." in answer.text
    assert "Dit wil ik niet kwijt." in answer.text
    assert "database unavailable" in caplog.text
    assert "Dit wil ik niet kwijt." not in caplog.text


def test_the_api_says_so_as_a_problem(hasty):
    with transaction():
        first = make.thread()
        visitor = hasty.test_client().bearer(make.token(make.member()))

    with somebody_writing():
        answer = visitor.post(f"/api/v1/threads/{first.thread_id}/posts", json={"body": "Hoi."})

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert answer.content_type == "application/problem+json"
    assert answer.json["code"] == "unavailable"


def test_reading_goes_on_meanwhile(hasty):
    with transaction():
        first = make.thread(title="Druk hier")
        visitor = hasty.test_client().log_in(make.member())

    with somebody_writing():
        assert visitor.get(f"/t/{first.thread_id}-druk-hier").status_code == 200


def test_a_page_does_not_fail_because_its_visit_could_not_be_noted(hasty, time):
    with transaction():
        visitor = hasty.test_client().log_in(make.member())
    time.pass_time(hours=1)

    with somebody_writing():
        assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/v1/categories"])
def test_a_database_that_is_not_there_is_a_503(database, path):
    with database.copy() as url:
        site = build(_elsewhere(url))
    with closing(site):
        visitor = site.test_client()
        with visitor.session_transaction() as session:
            session["_user_id"] = "somebody who was here before"
        with site.app_context():
            answer = visitor.get(path)
            assert visitor.get("/healthz").status_code == 200
            assert visitor.get("/readyz").status_code == 503
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "niet bereikbaar" in answer.text


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("statement_timeout", "5s"),
        ("lock_timeout", "4s"),
        ("idle_in_transaction_session_timeout", "10s"),
    ],
)
@on_postgresql
def test_postgresql_gives_up_in_time(app, limit, value):
    assert db.session.execute(text(f"show {limit}")).scalar_one() == value


@on_postgresql
def test_a_statement_that_takes_too_long_is_a_503(database, monkeypatch):
    monkeypatch.setitem(config.POSTGRES_LIMITS, "statement_timeout", "200")
    with database.copy() as url:
        site = build(url)
        with closing(site), site.app_context(), db.engine.begin() as other:
            other.execute(text("lock table categories in access exclusive mode"))
            answer = site.test_client().get("/categories")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def _elsewhere(url: str) -> str:
    missing = make_url(url).set(database="/nowhere/at/all.db" if "sqlite" in url else "nowhere")
    return missing.render_as_string(hide_password=False)
