"""Keeping account of staff who open what is private (NEN 7513: who, what, whose, why, when)."""

from forum.accounts.models import AccessEntry
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require


def note_access(viewer: Viewer, member_id: int, *, what: str, why: str) -> AccessEntry:
    """That staff opened something of the member, who can read it in their own log.

    `what` is a code of `opened.LABELS`. Belongs in the transaction of the opening itself.
    """
    require(may_moderate(viewer))
    entry = AccessEntry(
        member_id=member_id,
        opened_by=viewer.id,
        role=viewer.role,
        what=what,
        why=why,
        opened_at=clock.now(),
    )
    db.session.add(entry)
    db.session.flush()
    return entry
