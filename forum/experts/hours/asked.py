"""What was asked in an hour, each question with what the experts answered."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.paging import PAGE_SIZE, Page
from forum.experts.hours.views import Asked
from forum.experts.models import ExpertAnswer
from forum.threads.kinds import ReplyKind
from forum.threads.posts import page_of_kind, posts_among
from forum.threads.views import PostView, ThreadView

MOST_ANSWERS = 200  # to the questions of one page


def questions_in(
    viewer: Viewer, thread: ThreadView, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[Asked]:
    """In the order in which they were asked."""
    page = page_of_kind(viewer, thread, ReplyKind.QUESTION, after=after, limit=limit)
    answers = _answers(viewer, [post.id for post in page.items])
    return Page([Asked(post, answers[post.id]) for post in page.items], page.next)


def _answers(viewer: Viewer, asked: list[int]) -> dict[int, list[PostView]]:
    """By the number of the question, those that can be read."""
    query = select(ExpertAnswer.post_id, ExpertAnswer.answers_id).order_by(ExpertAnswer.post_id)
    rows: Any = db.session.execute(
        query.where(ExpertAnswer.answers_id.in_(asked)).limit(MOST_ANSWERS)
    )
    to = {row.post_id: row.answers_id for row in rows}
    found: dict[int, list[PostView]] = defaultdict(list)
    for post in posts_among(viewer, list(to)):
        if post.is_readable:
            found[to[post.id]].append(post)
    return found
