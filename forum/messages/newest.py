"""The newest messages that one can read, whatever the conversation: opened one by one."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.paging import LARGEST_ID
from forum.messages.hiding import withheld_from
from forum.messages.models import Conversation, Message, Participant
from forum.messages.policy import visible_to
from forum.messages.rows import PERSON, show_author
from forum.messages.views import SaidView

BATCH = 100  # opened at once


def newest_messages(viewer: Viewer, *, most: int, before: int = LARGEST_ID) -> Iterator[SaidView]:
    """Newest first, of the newest `most` those that came before a number."""
    said = _said(viewer).order_by(Message.id.desc())
    newest = said.with_only_columns(Message.id, maintain_column_froms=True).limit(most)
    ids = [number for number in db.session.scalars(newest) if number < before]
    for begin in range(0, len(ids), BATCH):
        rows = db.session.execute(said.where(Message.id.in_(ids[begin : begin + BATCH]))).all()
        yield from map(_show, rows)


def _said(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Without what is shown of it: to open that as well would cost twice as much. First the
    conversations, as along all messages the few of one member would be far apart."""
    mine = select(Participant.conversation_id).where(Participant.member_id == viewer.member_id)
    return (
        select(
            Message.id,
            Message.conversation_id,
            Message.number,
            Message.body,
            Message.sent_at,
            *PERSON,
            (Message.member_id == viewer.member_id).label("mine"),
        )
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Member, Member.id == Message.member_id)
        .where(Message.conversation_id.in_(mine), visible_to(viewer))
        .where(Message.deleted_at.is_(None), withheld_from(viewer).is_(None))
    )


def _show(row: Any) -> SaidView:
    return SaidView(
        id=row.id,
        conversation_id=row.conversation_id,
        number=row.number,
        author=show_author(row),
        body=row.body,
        sent_at=row.sent_at,
        mine=bool(row.mine),
    )
