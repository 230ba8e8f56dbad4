"""Letting it be known that a source got worse: each change once, and all of a run together."""

from sqlalchemy import update

from forum.accounts.recipients import staff
from forum.core import clock, outbox
from forum.core.db import db
from forum.factsheets.events import SourcesChanged, SourcesWorsened
from forum.factsheets.models import ReferenceChange


def tell_curators() -> int:
    """What nobody was told yet. Returns how many changes that were.

    They are marked in the transaction that asks for the letters, so that two runs beside each
    other, or one that is begun again, never tell the same.
    """
    news = ReferenceChange.is_news, ReferenceChange.told_at.is_(None)
    marked = update(ReferenceChange).where(*news).values(told_at=clock.now())
    told = sorted(db.session.scalars(marked.returning(ReferenceChange.id)))
    for member_id in staff() if told else []:
        outbox.record(SourcesWorsened(member_id, told))
    if told:
        outbox.record(SourcesChanged(told))
    return len(told)
