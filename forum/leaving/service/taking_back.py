"""An account taken back by whose address it is: nothing that a stranger asked for in it goes on."""

from datetime import datetime

from sqlalchemy import delete, select

from forum.accounts.models import Member
from forum.accounts.service.pausing import resume
from forum.core.db import db, transaction
from forum.leaving.models import Export, Leaving
from forum.leaving.service.erasing import forget_exports
from forum.proofs.service import recovery
from forum.proofs.service.recovery import TakenBack
from forum.threads.service.blocking import forget_voice_blocks
from forum.threads.service.pausing import resume_threads


def reset_password(*, token: str, password: str, in_browser: bool = False) -> TakenBack:
    """The new password of who got the mailed link. Everybody else is out.

    What was asked, agreed or set up before the address was surely its owner's is gone with it,
    in the same transaction: leaving, exports, a pause, consents, blocks and other ways in. For
    outside a transaction. Raises Invalid (`bad_link`), and for a weak password, after which the
    link is still good.
    """
    choice = recovery.choose(token=token, password=password)
    with transaction():
        taken = recovery.take_back(choice, in_browser=in_browser)
        if taken.strangers_until:
            _forget_wishes(taken.member_id, taken.strangers_until)
    return taken


def _forget_wishes(member_id: int, until: datetime) -> None:
    forget_exports(Export.member_id == member_id, Export.asked_at <= until)
    asked = Leaving.member_id == member_id, Leaving.asked_at <= until
    db.session.execute(delete(Leaving).where(*asked))
    forget_voice_blocks(member_id, until)
    _bring_back(member_id, until)


def _bring_back(member_id: int, until: datetime) -> None:
    """Unless who goes now, with everything, asked for it since."""
    goes = select(Leaving.id).where(Leaving.member_id == member_id)
    away = select(Member.id).where(Member.id == member_id, Member.paused_at <= until)
    if db.session.scalar(away.where(~goes.exists())) is not None:
        resume(member_id)
        resume_threads(member_id)
