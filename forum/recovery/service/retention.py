"""How long a diary stands still after its consent was taken back, and a story after a moderator
removed it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Select, select, union

from forum.accounts.models import Consent
from forum.accounts.purposes import Purpose
from forum.accounts.service.pausing import hold
from forum.core import clock
from forum.core.db import alias, db
from forum.core.i18n import _
from forum.core.retention import Rule
from forum.recovery.models import (
    DiaryActivity,
    DiaryEntry,
    DiaryExperiment,
    DiaryReminder,
    Snapshot,
    Story,
)
from forum.recovery.service.erasing import erase_diary
from forum.recovery.stories.telling import lose_stories
from forum.threads.models import Post
from forum.threads.service.retention import REMOVED

STILL = timedelta(days=29)  # it is to be gone within thirty, and this is looked after once a day
_again = alias(Consent)


def _past() -> Select[int]:
    """Members who took it back so long ago, did not give it again, and have something to erase."""
    stands = select(_again.id).where(
        _again.member_id == Consent.member_id,
        _again.purpose == Purpose.DIARY,
        (_again.withdrawn_at.is_(None)) | (_again.withdrawn_at >= clock.now() - STILL),
    )
    tables = (DiaryEntry, DiaryActivity, DiaryExperiment, DiaryReminder, Snapshot)
    kept = union(*(select(table.member_id) for table in tables))
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
    erase_diary(member_id)
    return True


def _beside_removed() -> Sequence[int]:
    """Threads with something beside a first post that a moderator removed so long ago."""
    removed = Post.thread_id.in_(select(Story.thread_id).union(select(Snapshot.thread_id)))
    past = Post.removed_at < clock.now() - REMOVED
    return db.session.scalars(select(Post.thread_id).where(removed, Post.number == 1, past)).all()


def _lose_beside_removed() -> int:
    found = _beside_removed()
    lose_stories(found)
    return len(found)


RULES: tuple[Rule, ...] = (
    Rule(
        "diaries",
        _("Dagboeken waarvan de toestemming is ingetrokken (30 dagen)"),
        count=_count,
        act=_erase,
    ),
    Rule(
        "removed_stories",
        _("Doelen, stappen en momentopnamen bij wat een moderator verwijderde (9 maanden)"),
        count=lambda: len(_beside_removed()),
        act=_lose_beside_removed,
    ),
)
