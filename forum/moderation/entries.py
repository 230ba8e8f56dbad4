"""Lines of the log, each written in the transaction of its act."""

from typing import Any

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.moderation.acts import Act
from forum.moderation.models import LogEntry


def log_act(viewer: Viewer, act: Act, *, reason: str = "", note: str = "", **what: Any) -> LogEntry:
    """`what` is the thread, and the post in it, or the name of something that has neither."""
    entry = LogEntry(
        moderator_id=viewer.id, act=act, reason=reason, note=note, done_at=clock.now(), **what
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def decision_called(measure_id: int) -> str:
    """A measure about a member, in the log: the name would have to go with that member."""
    return f"Besluit {measure_id}"


def called(application_id: int) -> str:
    """An application to be known as an expert, in the log."""
    return f"Aanvraag {application_id}"
