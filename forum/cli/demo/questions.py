"""The questions to experts of the demo: asked, looked at, taken up and answered in their time."""

from datetime import datetime, timedelta
from typing import Any

from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import Past, clock_at
from forum.core import outbox
from forum.experts.questions import service
from forum.experts.questions.answering import note_answered
from forum.moderation import questions as moderation
from forum.posting import questions as posting
from forum.threads.kinds import Kind

MODERATOR, ANSWER = "mod_Ingrid", "expertantwoord"


def go_on(
    thread: dict[str, Any],
    post: dict[str, Any],
    thread_id: int,
    people: dict[str, int],
    past: Past,
) -> None:
    """What the post that was just placed means for the question of its thread. No letters go out
    about the past."""
    if not thread.get("expert_question_status"):
        return
    answers = [one for one in thread["posts"] if one.get("type") == ANSWER]
    if post in answers:
        with clock_at(_at(post, past)):
            note_answered(thread_id)
        outbox.forget_about("thread_id", [thread_id])
    if post is _asking(thread, answers):
        _ask(thread, post, thread_id, people, past)
        if answers:
            with clock_at(_at(answers[0], past) - timedelta(hours=2)):
                service.claim(get_viewer(people[answers[0]["author"]]), thread_id)


def _ask(
    thread: dict[str, Any],
    post: dict[str, Any],
    thread_id: int,
    people: dict[str, int],
    past: Past,
) -> None:
    with clock_at(_at(post, past)):
        if thread["kind"] != Kind.QUESTION:  # which asks by itself
            posting.ask(get_viewer(people[post["author"]]), thread_id)
    with clock_at(min(_at(post, past) + timedelta(hours=3), past.now)):
        moderation.approve(get_viewer(people[MODERATOR]), thread_id)


def _asking(thread: dict[str, Any], answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The last words of its starter before the first answer; without one the first."""
    posts: list[dict[str, Any]] = thread["posts"]
    before = posts[: posts.index(answers[0])] if answers else posts[:1]
    return [post for post in before if post["author"] == posts[0]["author"]][-1]


def _at(post: dict[str, Any], past: Past) -> datetime:
    return past.moment(post["days_ago"], post["time"])
