"""Lines of the log, each written in the transaction of its act."""

from datetime import datetime
from functools import partial
from typing import Any

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import at_the_end, db
from forum.core.ids import new_token
from forum.moderation.acts import Act
from forum.moderation.audit.chaining import chain
from forum.moderation.models import LogEntry


def log_act(
    viewer: Viewer,
    act: Act,
    *,
    reason: str = "",
    note: str = "",
    since: datetime | None = None,
    **what: Any,
) -> LogEntry:
    """`what` is the thread, and the post in it, or the name of something that has neither; `since`
    is from when it waited for this."""
    now = clock.now()
    entry = LogEntry(
        moderator_id=viewer.id,
        act=act,
        reason=reason,
        note=note,
        done_at=now,
        waited=None if since is None else max(0, int((now - since).total_seconds())),
        salt=new_token(),
        **what,
    )
    db.session.add(entry)
    db.session.flush()
    at_the_end(partial(chain, entry.id))
    return entry


def decision_called(measure_id: int) -> str:
    """A measure about a member, in the log: the name would have to go with that member."""
    return f"Besluit {measure_id}"


def called(application_id: int) -> str:
    """An application to be known as an expert, in the log."""
    return f"Aanvraag {application_id}"
