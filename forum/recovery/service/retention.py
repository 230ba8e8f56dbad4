"""How long a diary stands still after its consent was taken back."""

from datetime import timedelta

from sqlalchemy import Select, select

from forum.accounts.models import Consent
from forum.accounts.purposes import Purpose
from forum.accounts.service.pausing import hold
from forum.core import clock
from forum.core.db import alias, db
from forum.core.i18n import _
from forum.core.retention import Rule
from forum.recovery.models import DiaryActivity, DiaryEntry, DiaryExperiment, DiaryReminder
from forum.recovery.service.erasing import erase

STILL = timedelta(days=29)  # it is to be gone within thirty, and this is looked after once a day
_again = alias(Consent)


def _past() -> Select[int]:
    """Members who took it back so long ago, did not give it again, and have something to erase."""
    stands = select(_again.id).where(
        _again.member_id == Consent.member_id,
        _again.purpose == Purpose.DIARY,
        (_again.withdrawn_at.is_(None)) | (_again.withdrawn_at >= clock.now() - STILL),
    )
    kept = select(DiaryEntry.member_id).union(
        select(DiaryActivity.member_id),
        select(DiaryExperiment.member_id),
        select(DiaryReminder.member_id),
    )
    return (
        select(Consent.member_id)
        .where(Consent.purpose == Purpose.DIARY, ~stands.exists(), Consent.member_id.in_(kept))
        .distinct()
    )


def _count() -> int:
    return len(db.session.scalars(_past()).all())


def _erase() -> int:
    """One by one, each held while it is looked at once more: who says yes again keeps it."""
    found = sorted(db.session.scalars(_past()).all())
    return sum(_erase_one(member_id) for member_id in found)


def _erase_one(member_id: int) -> bool:
    hold(member_id)
    if db.session.scalar(_past().where(Consent.member_id == member_id)) is None:
        return False
    erase(member_id, everything=True)
    return True


RULES: tuple[Rule, ...] = (
    Rule(
        "diaries",
        _("Dagboeken waarvan de toestemming is ingetrokken (30 dagen)"),
        count=_count,
        act=_erase,
    ),
)
