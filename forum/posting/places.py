"""What of each kind of text goes past the gate, and how it comes back from there.

The words of a poll bear the names of the boxes they are typed in."""

from collections.abc import Mapping
from dataclasses import replace

from forum.accounts.viewer import Viewer
from forum.drafts.views import POLL_QUESTION
from forum.moderation.gates.newcomers import AT_ONCE
from forum.polls.views import NewPoll
from forum.posting.gate import Passed, Place, look
from forum.threads.kinds import Opening, Words
from forum.threads.queries import get_thread
from forum.threads.views import PostView

TEXTS = ("title", "body", "reason")


def look_at_start(viewer: Viewer, opening: Opening, poll: NewPoll | None) -> Passed:
    texts = {"title": opening.title, "body": opening.body, **_texts_of(poll)}
    return look(viewer, texts, Place(is_open=opening.kind in AT_ONCE))


def look_at_reply(viewer: Viewer, thread_id: int, body: str, poll: NewPoll | None) -> Passed:
    is_open = viewer.is_new and get_thread(viewer, thread_id).mine
    return look(viewer, {"body": body, **_texts_of(poll)}, Place(thread_id, is_open))


def look_at_change(viewer: Viewer, post: PostView, words: Words) -> Passed:
    """Only what is written anew. What is not one's own the act itself refuses."""
    given = {name: text for name in TEXTS if isinstance(text := words.get(name), str)}
    return look(viewer, given, Place(post.thread_id, is_change=True)) if post.mine else Passed({})


def as_opening(passed: Passed, opening: Opening) -> Opening:
    return replace(opening, title=passed.texts["title"], body=passed.texts["body"])


def poll_of(passed: Passed, poll: NewPoll | None) -> NewPoll | None:
    if poll is None:
        return None
    options = [passed.texts[_box(number)] for number, _one in enumerate(poll.options, start=1)]
    return replace(poll, question=passed.texts[POLL_QUESTION], options=options)


def _texts_of(poll: NewPoll | None) -> Mapping[str, str]:
    if poll is None:
        return {}
    options = {_box(number): option for number, option in enumerate(poll.options, start=1)}
    return {POLL_QUESTION: poll.question, **options}


def _box(number: int) -> str:
    return f"poll_option_{number}"
