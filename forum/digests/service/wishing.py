"""Asking for a digest, changing when it comes, and stopping it."""

from sqlalchemy import select

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.service.pausing import get_held, hold
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require
from forum.digests.models import DigestWish
from forum.digests.policy import may_change_digest
from forum.digests.times import Every, next_time


def set_digest(viewer: Viewer, *, every: str, weekday: int, hour: int) -> None:
    """Asking for one says yes to being mailed: the page shows the words of that."""
    require(may_change_digest(viewer))
    get_held(viewer.member_id)
    set_consent(viewer, Purpose.DIGEST, given=True)
    now = clock.now()
    mine = select(DigestWish).where(DigestWish.member_id == viewer.member_id)
    found = db.session.scalar(mine, execution_options={"populate_existing": True})
    if found is None:
        found = DigestWish(member_id=viewer.member_id, told_until=now)
        db.session.add(found)
    found.every, found.weekday, found.hour = every, weekday, hour
    found.next_at = next_time(Every(every), weekday, hour, now)
    db.session.flush()


def stop_digest(viewer: Viewer) -> None:
    """Stopping twice is stopped. When it came is kept, for who wants it again."""
    require(may_change_digest(viewer))
    set_consent(viewer, Purpose.DIGEST, given=False)


def stop_by_letter(member_id: int) -> None:
    """For whoever has a letter of this member, logged in or not."""
    if hold(member_id) is not None:
        set_consent(get_viewer(member_id), Purpose.DIGEST, given=False)
