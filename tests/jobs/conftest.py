from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from forum.core import outbox
from forum.core.db import db
from forum.core.mail import Letter
from forum.core.outbox import OutboxEvent
from forum.jobs import reactions
from tests.jobs.lookups import check, crossref, sheet  # noqa: F401  fixtures
from tests.site import work


@dataclass(frozen=True)
class Happened:
    """Something of the tests' own to react to."""

    number: int


def mail(event: Happened, key: str) -> Letter:
    return Letter(key, "ada@example.org", f"Nummer {event.number}", "Hoi.")


@pytest.fixture
def react(monkeypatch) -> Callable[..., None]:
    """Call it with what shall follow when something happened."""
    monkeypatch.setitem(reactions.REACTIONS, Happened, ())
    monkeypatch.setitem(reactions.LETTERS, Happened, ())
    monkeypatch.setitem(reactions.JOBS, Happened, ())

    def set_up(*found: Callable, letters: tuple = (), jobs: tuple = ()) -> None:
        reactions.REACTIONS[Happened] = found
        reactions.LETTERS[Happened] = letters
        reactions.JOBS[Happened] = jobs

    return set_up


def happen(*numbers: int) -> None:
    for number in numbers or (1,):
        outbox.record(Happened(number))
    db.session.flush()


def entries() -> list[OutboxEvent]:
    db.session.expire_all()
    return list(db.session.scalars(select(OutboxEvent).order_by(OutboxEvent.id)))


def waiting() -> list[OutboxEvent]:
    return [entry for entry in entries() if not entry.processed_at and not entry.failed_at]


@pytest.fixture
def run_worker_there(open_site) -> Callable[[], int]:
    """The same as `run_worker`, where a commit is a commit."""

    def run() -> int:
        db.session.commit()
        return Context().run(work, open_site)

    return run
