"""Saying that one goes, and changing one's mind. Who did this proved to be themselves: the doors
ask for that, because it takes long and must hold nothing open."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from forum.accounts.policy import may_change_account
from forum.accounts.service.pausing import get_held, pause, resume
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.permission import require
from forum.leaving.events import LeavingAsked
from forum.leaving.models import Leaving
from forum.leaving.modes import GRACE, Mode
from forum.leaving.standing import leaving_of
from forum.threads.service.pausing import pause_threads, resume_threads


def leave(viewer: Viewer, mode: Mode) -> None:
    """The choice takes the place of an earlier one; the same again changes nothing.

    Pausing and going with everything hide at once what stands under the member's own name.
    Whoever was hidden stays so until they are gone or come back. Raises NotFound for a member
    who is gone already.
    """
    member_id = _held(viewer)
    if leaving_of(member_id).mode == mode:
        return
    _forget_choice(member_id)
    if mode != Mode.PAUSE:
        now = clock.now()
        db.session.add(Leaving(member_id=member_id, mode=mode, asked_at=now, due_at=now + GRACE))
    if mode != Mode.ANONYMISE:
        pause(member_id)
        pause_threads(member_id)
    outbox.record(LeavingAsked(member_id, mode))
    db.session.flush()


def stay(viewer: Viewer) -> None:
    """Everything as it was before. For who was not going this changes nothing."""
    member_id = _held(viewer)
    _forget_choice(member_id)
    resume(member_id)
    resume_threads(member_id)


def due() -> Sequence[int]:
    """Who asked to go and whose time to change their mind is over, the longest due first."""
    over = select(Leaving.member_id).where(Leaving.due_at <= clock.now())
    return db.session.scalars(over.order_by(Leaving.due_at, Leaving.id)).all()


def still_goes(member_id: int) -> Mode | None:
    """How a member who is held wants to go, now that it is time. None for one who stays."""
    over = Leaving.member_id == member_id, Leaving.due_at <= clock.now()
    mode = db.session.scalar(select(Leaving.mode).where(*over))
    return Mode(mode) if mode else None


def _held(viewer: Viewer) -> int:
    require(may_change_account(viewer))
    return get_held(viewer.member_id).id


def _forget_choice(member_id: int) -> None:
    db.session.execute(delete(Leaving).where(Leaving.member_id == member_id))
