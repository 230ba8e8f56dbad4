"""Nobody else ever read a diary, so nothing of it stays when its member goes."""

from sqlalchemy import delete, select

from forum.core.db import db
from forum.recovery.models import (
    DiaryActivity,
    DiaryEntry,
    DiaryExperiment,
    DiaryReminder,
    DiaryRevision,
)


def erase(member_id: int, *, everything: bool) -> None:
    mine = select(DiaryEntry.id).where(DiaryEntry.member_id == member_id)
    for gone in (
        delete(DiaryRevision).where(DiaryRevision.entry_id.in_(mine)),
        delete(DiaryEntry).where(DiaryEntry.member_id == member_id),
        delete(DiaryActivity).where(DiaryActivity.member_id == member_id),
        delete(DiaryExperiment).where(DiaryExperiment.member_id == member_id),
        delete(DiaryReminder).where(DiaryReminder.member_id == member_id),
    ):
        db.session.execute(gone, execution_options={"synchronize_session": False})
