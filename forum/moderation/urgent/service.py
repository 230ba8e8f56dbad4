"""Noting that somebody mailed what cannot wait, and that a moderator wrote to them."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select, update

from forum.accounts.policy import may_moderate
from forum.accounts.service.pausing import hold
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.retention import removing
from forum.moderation.acts import Act
from forum.moderation.claims.service import settle as unclaim
from forum.moderation.entries import log_act
from forum.moderation.events import CrisisNoted
from forum.moderation.urgent.models import UrgentMail
from forum.moderation.urgent.waiting import KIND

KEPT = timedelta(days=90)  # after a moderator looked


def note(member_id: int, *, is_kept: bool, is_told: bool) -> None:
    """The team hears when one begins to wait, and not of each that follows: however many somebody
    sends, they are one person to write to."""
    if hold(member_id) is None:
        return
    waits = UrgentMail.member_id == member_id, UrgentMail.decided_at.is_(None)
    found = db.session.scalar(select(UrgentMail).where(*waits))
    if found is not None:
        found.is_kept, found.is_told = is_kept, found.is_told or is_told
        return
    facts = {"is_kept": is_kept, "is_told": is_told, "arrived_at": clock.now()}
    mail = UrgentMail(member_id=member_id, **facts)
    db.session.add(mail)
    db.session.flush()
    outbox.record(CrisisNoted(KIND, mail.id))


def settle(viewer: Viewer, mail_id: int) -> None:
    """A moderator wrote to the member. Raises NotFound for what another did already, and for one's
    own; the log names nobody."""
    require(may_moderate(viewer))
    unclaim(viewer, KIND, mail_id)
    waits = UrgentMail.id == mail_id, UrgentMail.decided_at.is_(None)
    done = (
        update(UrgentMail)
        .where(*waits, UrgentMail.member_id != viewer.member_id)
        .values(decided_at=clock.now(), decided_by=viewer.id)
        .returning(UrgentMail.arrived_at)
    )
    since = db.session.scalar(done, execution_options={"synchronize_session": False})
    if since is None:
        raise NotFound(_("Deze mail wacht niet meer."))
    log_act(viewer, Act.SETTLE_MAIL, about=f"Dringende mail {mail_id}", since=since)


def _is_old() -> ColumnElement[bool]:
    return UrgentMail.decided_at < clock.now() - KEPT


OLD = removing("urgent_mails", _("Dringende mails van leden (90 dagen)"), UrgentMail, _is_old)
