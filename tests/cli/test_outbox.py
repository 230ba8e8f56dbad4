import pytest
from sqlalchemy import select

from forum.core import outbox
from forum.core.db import db
from forum.core.outbox import OutboxEvent


@pytest.fixture
def dead(app) -> OutboxEvent:
    outbox.add("ReplyPosted", {"thread_id": 1, "post_id": 2}, handler="tell")
    entry = db.session.scalars(select(OutboxEvent)).one()
    entry.attempts = 8
    db.session.flush()
    outbox.give_up(entry.id, "OSError")
    return entry


def test_nothing_failed_says_nothing(terminal):
    done = terminal.invoke(args=["outbox", "failed"])
    assert (done.exit_code, done.output) == (0, "")


def test_what_failed_is_listed_one_a_line(terminal, dead):
    done = terminal.invoke(args=["outbox", "failed"])
    (line,) = done.output.splitlines()
    number, at, *rest = line.split("\t")
    assert (int(number), at) == (dead.id, "2030-01-01 00:00:00+00:00")
    assert rest == ["ReplyPosted", "tell", "8", "OSError"]


def test_what_failed_can_be_tried_again(terminal, dead):
    done = terminal.invoke(args=["outbox", "retry"])
    assert done.output == "1 staan weer klaar.\n"
    db.session.refresh(dead)
    assert (dead.failed_at, dead.attempts) == (None, 0)
    assert terminal.invoke(args=["outbox", "retry"]).output == "0 staan weer klaar.\n"


def test_the_worker_can_work_once(terminal):
    outbox.add("Unheard", {})
    assert terminal.invoke(args=["worker", "--once"]).output == "1 verwerkt.\n"
    assert terminal.invoke(args=["worker", "--once"]).output == "0 verwerkt.\n"
