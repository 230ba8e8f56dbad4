"""An answer goes or stays with its post, and a question that only it answered waits again. Who
stood behind another's answer no longer does."""

from sqlalchemy import delete, or_, select

from forum.core.db import db
from forum.experts.models import Endorsement, ExpertAnswer
from forum.experts.questions.answering import note_unanswered
from forum.threads.models import Post


def erase(member_id: int, *, everything: bool) -> None:
    gone = or_(Post.deleted_at.is_not(None), Post.removed_at.is_not(None))
    mine = select(ExpertAnswer.post_id).where(ExpertAnswer.member_id == member_id)
    if not everything:
        mine = mine.join(Post, Post.id == ExpertAnswer.post_id).where(gone)
    threads = select(Post.thread_id).where(Post.id.in_(mine)).order_by(Post.thread_id).distinct()
    answered = db.session.scalars(threads).all()
    for statement in (
        delete(Endorsement).where(Endorsement.member_id == member_id),
        delete(Endorsement).where(Endorsement.post_id.in_(mine)),
        delete(ExpertAnswer).where(ExpertAnswer.post_id.in_(mine)),
    ):
        db.session.execute(statement, execution_options={"synchronize_session": False})
    for thread_id in answered:
        note_unanswered(thread_id)
