"""Telling the team at once of what cannot wait: that there is something, and nothing of what."""

from datetime import timedelta

from sqlalchemy import exists, select

from forum.core import outbox, throttles
from forum.core.db import db
from forum.core.errors import TooMany
from forum.core.throttles import Limit
from forum.messages.events import DangerReported
from forum.messages.waiting import KIND as MESSAGE_REPORT
from forum.moderation.events import CrisisNoted
from forum.moderation.queue.events import CrisisTold
from forum.moderation.queue.hearing import heard_by
from forum.moderation.queue.sources import BY_KIND
from forum.moderation.queue.targets import DANGER

# Of one kind, so that many of one do not hide another. Who had this many letters looks already,
# and of what still waits after an hour there is another.
AT_ONCE = Limit("letters of danger", 6, timedelta(hours=1))


def tell_team(event: CrisisNoted) -> None:
    """One letter for each who wants them."""
    try:
        throttles.take(AT_ONCE, event.kind)
    except TooMany:
        return
    for member_id in heard_by():
        outbox.record(CrisisTold(member_id, event.kind, event.subject_id))


def tell_of_message(event: DangerReported) -> None:
    tell_team(CrisisNoted(MESSAGE_REPORT, event.report_id))


def is_for(event: CrisisTold) -> bool:
    """Whether it still waits, and is not about them: about oneself another decides."""
    source = BY_KIND[event.kind]
    part, theirs = source.waiting().subquery(), source.of_member(event.member_id).subquery()
    query = select(part.c.subject_id).where(
        part.c.subject_id == event.subject_id,
        part.c.priority == DANGER,
        ~exists(select(theirs).where(theirs.c[0] == event.subject_id)),
    )
    return db.session.execute(query).first() is not None
