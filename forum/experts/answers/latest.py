"""The questions that experts answered last, as everybody may read them: for feeds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select

from forum.accounts.viewer import GUEST
from forum.experts.answers.queries import ask_answers
from forum.experts.answers.views import AnswerView
from forum.experts.models import ExpertQuestion
from forum.experts.states import QuestionState
from forum.threads.models import Thread
from forum.threads.posts import last_answers
from forum.threads.queries import latest_answered
from forum.threads.views import PostView, ThreadView

MOST = 50


@dataclass(frozen=True)
class Answered:
    """A question with the last answer that an expert gave there."""

    thread: ThreadView
    post: PostView
    answer: AnswerView | None


def latest_questions(limit: int = MOST) -> Sequence[Answered]:
    """The latest answer first. Always as a guest reads them, whoever asks: a feed is read by
    programs that pass it on."""
    threads = latest_answered(GUEST, Thread.id.in_(_answered()), limit=limit)
    posts = last_answers(GUEST, threads)
    asked = ask_answers(GUEST, posts.values())
    facts = asked.ask() if asked else {}
    found = [
        Answered(thread, posts[thread.id], facts.get(posts[thread.id].id))
        for thread in threads
        if thread.id in posts
    ]
    return sorted(found, key=lambda one: (one.post.created_at, one.post.id), reverse=True)


def _answered() -> Select[int]:
    return select(ExpertQuestion.thread_id).where(ExpertQuestion.state == QuestionState.ANSWERED)
