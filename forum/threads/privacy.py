"""Reading which pseudonyms a member blocked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.threads.models import Thread, Voice, VoiceBlock
from forum.threads.policy import reachable_by


@dataclass(frozen=True)
class BlockedVoice:
    """`title` is None where the thread is not there for the viewer, by this block or otherwise."""

    id: int
    name: str
    thread_id: int | None
    title: str | None
    slug: str | None
    at: datetime


def blocked_voices(viewer: Viewer) -> Sequence[BlockedVoice]:
    require(may_see_account(viewer))
    query = (
        select(
            VoiceBlock.id,
            Voice.shown_name,
            Thread.id,
            Thread.title,
            Thread.slug,
            VoiceBlock.blocked_at,
        )
        .join(Voice, Voice.id == VoiceBlock.voice_id)
        .outerjoin(Thread, and_(Thread.id == Voice.thread_id, reachable_by(viewer)))
        .where(VoiceBlock.member_id == viewer.id)
        .order_by(VoiceBlock.id.desc())
    )
    return [BlockedVoice(*row) for row in db.session.execute(query)]
