"""The row of how mail to a member goes."""

from sqlalchemy import select, update

from forum.accounts.mail_models import MailStanding
from forum.core import clock
from forum.core.db import db


def standing_for(member_id: int) -> MailStanding:
    """Of a member that is held: the row there is, or a new one."""
    query = select(MailStanding).where(MailStanding.member_id == member_id)
    found = db.session.scalar(query, execution_options={"populate_existing": True})
    if found is None:
        found = MailStanding(member_id=member_id, is_discreet=False)
        db.session.add(found)
    return found


def pause_mail(member_id: int) -> None:
    """Of a member that is held: letters do not arrive. The first time counts."""
    standing = standing_for(member_id)
    standing.paused_at = standing.paused_at or clock.now()


def resume_mail(member_id: int) -> None:
    """The address is known to be the member's: what did not arrive before counts no more."""
    paused = MailStanding.member_id == member_id, MailStanding.paused_at.is_not(None)
    again = update(MailStanding).where(*paused).values(paused_at=None, resumed_at=clock.now())
    db.session.execute(again, execution_options={"synchronize_session": "fetch"})
