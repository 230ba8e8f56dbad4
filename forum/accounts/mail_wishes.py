"""How a member wants mail, and whether it gets there."""

from dataclasses import dataclass

from sqlalchemy import select

from forum.accounts.mail_models import MailStanding
from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require


@dataclass(frozen=True)
class MailWishes:
    """`is_paused` while letters to the address do not arrive, `is_stopped` when the member wants
    none but those that have to be sent."""

    is_discreet: bool = False
    is_stopped: bool = False
    is_paused: bool = False


def own_mail_wishes(viewer: Viewer) -> MailWishes:
    require(may_see_account(viewer))
    return mail_wishes_of(viewer.member_id)


def mail_wishes_of(member_id: int) -> MailWishes:
    query = select(MailStanding).where(MailStanding.member_id == member_id)
    found = db.session.scalar(query, execution_options={"populate_existing": True})
    if found is None:
        return MailWishes()
    return MailWishes(
        is_discreet=found.is_discreet,
        is_stopped=found.stopped_at is not None,
        is_paused=found.paused_at is not None,
    )


def is_reached(member_id: int | None, *, is_account: bool, is_wish: bool) -> bool:
    """Whether a letter of such a kind still goes to this member. To who is none, always."""
    if member_id is None:
        return True
    wishes = mail_wishes_of(member_id)
    return not (wishes.is_paused and not is_account) and not (wishes.is_stopped and is_wish)
