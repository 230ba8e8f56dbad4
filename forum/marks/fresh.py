"""What is new where a member follows what happens: for a mail, so only what anybody may read."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import exists, select

from forum.accounts.viewer import GUEST, Viewer
from forum.core.db import db
from forum.marks.hearing import heard_by
from forum.marks.levels import Level
from forum.marks.models import CategoryMark
from forum.threads.models import Thread, Voice
from forum.threads.policy import visible_to


class Fresh(NamedTuple):
    id: int
    title: str
    reply_count: int


def best_new(viewer: Viewer, since: datetime, until: datetime, *, limit: int) -> list[Fresh]:
    """In categories that the viewer follows, of others, and muted in no way: what an expert
    answered first, and then what is talked about most."""
    followed = exists().where(
        CategoryMark.category_id == Thread.category_id,
        CategoryMark.member_id == viewer.member_id,
        CategoryMark.level == Level.FOLLOW,
    )
    own = exists().where(Voice.thread_id == Thread.id, Voice.member_id == viewer.member_id)
    query = select(Thread.id, Thread.title, Thread.reply_count).where(
        Thread.created_at > since,
        Thread.created_at <= until,
        followed,
        ~own,
        visible_to(viewer),
        visible_to(GUEST),
        *heard_by(viewer),
    )
    best = Thread.expert_replied_at.is_(None), Thread.reply_count.desc(), Thread.id.desc()
    return [Fresh(*row) for row in db.session.execute(query.order_by(*best).limit(limit))]
