"""Who is written to, by the names that somebody typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select

from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.accounts.policy import has_profile
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Invalid, Refused
from forum.core.i18n import Text, _
from forum.messages.hiding import is_blocked_by, takes_messages_of
from forum.messages.kinds import LARGEST_GROUP
from forum.messages.models import Conversation, Message, Participant
from forum.messages.policy import blocked_by_you, not_taking


@dataclass(frozen=True)
class Receiver:
    id: int
    name: str
    is_taking: bool  # messages, from this viewer
    is_blocked: bool = False  # by this viewer


def receivers(viewer: Viewer, names: Sequence[str]) -> Sequence[Receiver]:
    """Each once, without the viewer. Raises Invalid for names of nobody, and for too many or
    too few people."""
    keys = {username_key(name): name for name in names}
    is_taking = takes_messages_of(viewer).label("is_taking")
    query = (
        select(
            Member.id,
            Member.username_key,
            Member.username,
            is_taking,
            is_blocked_by(viewer).label("is_blocked"),
        )
        .where(Member.username_key.in_(keys), has_profile())
        .order_by(Member.id)
    )
    rows = db.session.execute(query).all()
    unknown = keys.keys() - {row.username_key for row in rows}
    if unknown:
        raise _wrong(
            *(_("Er is geen lid met de naam %(name)s.", name=keys[key]) for key in sorted(unknown))
        )
    found = [
        Receiver(row.id, row.username, bool(row.is_taking), bool(row.is_blocked))
        for row in rows
        if row.id != viewer.id
    ]
    _check_size(found)
    return found


def require_taking(found: Sequence[Receiver]) -> None:
    """Raises Refused when any of them takes no messages of the viewer. Only of the viewer's own
    blocks it is said that they are the cause."""
    refusing = [one for one in found if not one.is_taking]
    if not refusing:
        return
    first = refusing[0]
    verdict = blocked_by_you(first.name) if first.is_blocked else not_taking()
    told = [verdict.reason] if len(found) == 1 else [_named(one) for one in refusing]
    raise Refused(verdict.reason, code=verdict.code, errors={"to": told})


def may_be_taken(viewer: Viewer, username: str) -> bool:
    """Whether the member with this very name would take a message of the viewer."""
    query = select(takes_messages_of(viewer)).where(Member.username == username, has_profile())
    return bool(db.session.scalar(query))


def pair_key(viewer: Viewer, other_id: int) -> str:
    """By which a conversation of two is the same one whoever of them begins it."""
    low, high = sorted((viewer.member_id, other_id))
    return f"{low}:{high}"


def pair_with(viewer: Viewer, username: str) -> int | None:
    """The conversation that the viewer has with this member alone."""
    other = db.session.scalar(select(Member.id).where(Member.username == username))
    if other is None:
        return None
    key = pair_key(viewer, other)
    return db.session.scalar(select(Conversation.id).where(Conversation.pair_key == key))


def _named(one: Receiver) -> Text | str:
    if one.is_blocked:
        return blocked_by_you(one.name).reason
    return _("%(name)s neemt geen berichten van je aan.", name=one.name)


def _check_size(found: Sequence[Receiver]) -> None:
    if not found:
        raise _wrong(_("Noem ten minste één ander lid."))
    if len(found) >= LARGEST_GROUP:
        raise _wrong(_("Noem hoogstens %(most)s anderen.", most=LARGEST_GROUP - 1))


def _wrong(*told: Text) -> Invalid:
    return Invalid(told[0], errors={"to": list(told)})


def others_in(conversation_id: int, message_id: int) -> Select[int]:
    """Who takes part in it beside who wrote the message, as long as its words stand."""
    writer = select(Message.member_id).where(Message.id == message_id, Message.deleted_at.is_(None))
    here = Participant.conversation_id == conversation_id, Participant.left_at.is_(None)
    return select(Participant.member_id).where(
        *here, writer.exists(), Participant.member_id != writer.scalar_subquery()
    )
