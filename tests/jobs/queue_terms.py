"""What is kept for a while beside what waits for a moderator."""

from forum.core import clock
from forum.core.db import db
from forum.moderation.queue import service
from forum.moderation.queue.models import QueueOverdue
from tests import make
from tests.moderation import queued


def claim() -> None:
    service.claim(make.viewer(make.moderator()), queued.application())


def note() -> None:
    service.add_note(make.viewer(make.moderator()), queued.application(), body="Kijk nog eens.")


def told() -> None:
    facts = {"kind": "application", "subject_id": 1, "opened_at": clock.now()}
    db.session.add(QueueOverdue(**facts, told_at=clock.now()))
    db.session.flush()
