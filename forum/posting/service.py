"""The acts that store what members write. Doors call these, never the rooms' own.

Each first holds the text against the alarm signs: what is found and not yet acknowledged comes
back as a Conflict that both doors can show, with nothing stored. And what was kept as a draft for
that place is no draft any more. They raise NotFound for a member who was erased meanwhile.
"""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from forum.accounts.policy import may_write
from forum.accounts.service.pausing import require_there
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.permission import require
from forum.drafts import keys
from forum.drafts import service as drafts
from forum.experts.answers import service as answers
from forum.experts.answers.service import Beside
from forum.experts.hours.writing import check_change, check_reply
from forum.factsheets.models import SheetSuggestion
from forum.factsheets.service.talk import citing, sourcing, suggesting
from forum.factsheets.service.talk.suggesting import Suggested
from forum.marks.service.reading import note_written
from forum.messages import service as messages
from forum.messages.models import Message
from forum.moderation.gates import flags, newcomers
from forum.moderation.signals import service as signals
from forum.moderation.signals.views import Found
from forum.polls import service as polls
from forum.polls.views import NewPoll
from forum.posting import questions
from forum.posting.acknowledging import UNREAD, Ack
from forum.posting.gate import look_at_message
from forum.posting.warning import Destination, warn
from forum.posting.watching import watch_changed, watch_new
from forum.recovery.stories import telling
from forum.threads import service as threads
from forum.threads.kinds import Opening, ReplyKind, Words
from forum.threads.models import Post
from forum.threads.service.rendering import rendered
from forum.threads.views import PostView


class About(TypedDict, total=False):
    """What kind of reply one is, and what goes with one that is the answer of an expert."""

    kind: ReplyKind
    general_information: bool
    answers: int | None
    supplements: int | None


def start_thread(
    viewer: Viewer,
    opening: Opening,
    *,
    poll: NewPoll | None = None,
    acknowledged: Ack = UNREAD,
) -> Post:
    """A new thread, answered by its first post. A question asks an expert at once, if its starter
    has no other one open."""
    begin(viewer)
    found = warn(f"{opening.title}\n{opening.body}\n{said_in(poll)}", acknowledged)
    post = threads.start_thread(viewer, opening)
    questions.ask_at_start(viewer, post, opening)
    drafts.discard(viewer, keys.NEW)
    return _finished(viewer, post, poll, found)


def reply(
    viewer: Viewer,
    thread_id: int,
    *,
    body: str,
    pseudonym: bool = False,
    poll: NewPoll | None = None,
    acknowledged: Ack = UNREAD,
    **about: Unpack[About],
) -> Post:
    """A reply of any kind. `sending` asks first whether a moderator should see it."""
    begin(viewer)
    found = warn(f"{body}\n{said_in(poll)}", acknowledged)
    kind = ReplyKind(about.get("kind", ReplyKind.EXPERIENCE))
    post = threads.reply(viewer, thread_id, body=body, pseudonym=pseudonym, kind=kind)
    # Only now: who may not read the thread hears nothing of an hour in it.
    check_reply(viewer, thread_id, kind, about.get("answers"))
    if kind == ReplyKind.EXPERT:
        answers.add_answer(viewer, post, _beside(about))
    sourcing.keep_sources(viewer, post.id, kind, body=post.body, html=post.body_html, is_new=True)
    drafts.discard(viewer, keys.of_thread(thread_id))
    return _finished(viewer, post, poll, found)


def edit_post(
    viewer: Viewer,
    post_id: int,
    *,
    version: int | None = None,
    acknowledged: Ack = UNREAD,
    **words: Unpack[Words],
) -> PostView:
    begin(viewer)
    said = words.get("title"), words.get("body"), words.get("reason")
    warn("\n".join(filter(None, said)), acknowledged)
    edited = threads.edit_post(viewer, post_id, version=version, **words)
    check_change(viewer, edited, words.get("kind"))
    citing.cite(viewer, post_id, edited.html)
    if edited.kind is not None:
        html = str(edited.html)
        sourcing.keep_sources(viewer, post_id, edited.kind, body=edited.body, html=html)
    questions.look_again(edited, words.get("title"))
    watch_changed(viewer, edited)
    drafts.discard(viewer, keys.of_edit(post_id))
    return edited


def delete_post(viewer: Viewer, post_id: int, *, version: int | None = None) -> int:
    """The id of the post. What stood under it goes along."""
    deleted = threads.delete_post(viewer, post_id, version=version)
    polls.remove_poll(post_id)
    telling.forget_story(post_id)
    answers.forget_answer(post_id)
    citing.forget_post(post_id)
    signals.forget(post_id)
    flags.forget_post(post_id)
    return deleted


def begin_conversation(
    viewer: Viewer, *, to: Sequence[str], body: str, acknowledged: Ack = UNREAD
) -> Message:
    """A private message to these members. What is looked at here is kept by nobody."""
    begin(viewer)
    warn(body, acknowledged, Destination.MESSAGE)
    message = messages.begin(viewer, to=to, body=look_at_message(viewer, body))
    if message.number == 1 and newcomers.is_new(viewer):
        newcomers.count_conversation(viewer)
    drafts.discard(viewer, keys.NEW_MESSAGE)
    return message


def send_message(
    viewer: Viewer, conversation_id: int, *, body: str, acknowledged: Ack = UNREAD
) -> Message:
    begin(viewer)
    warn(body, acknowledged, Destination.MESSAGE)
    message = messages.send(viewer, conversation_id, body=look_at_message(viewer, body))
    drafts.discard(viewer, keys.of_conversation(conversation_id))
    return message


def suggest(
    viewer: Viewer, slug: str, said: Suggested, *, acknowledged: Ack = UNREAD
) -> SheetSuggestion:
    """What a member tells the curators of a fact sheet."""
    begin(viewer)
    warn(said.body, acknowledged, Destination.MESSAGE)
    return suggesting.suggest(viewer, slug, said)


def preview(viewer: Viewer, body: str, *, private: bool = False) -> str:
    """The HTML that this text would have as a message, in the open or between a few. Nothing is
    kept. Raises what rendering the message itself would."""
    require(may_write(viewer, clock.now()))
    shown = messages.rendered(body) if private else rendered(body)
    return str(shown["body_html"])


def begin(viewer: Viewer) -> None:
    """Or what was under way would bring back the name and the words of who was just erased."""
    if viewer.is_member:
        require_there(viewer.member_id)


def _finished(viewer: Viewer, post: Post, poll: NewPoll | None, found: Found) -> Post:
    """With what belongs to a new post in other rooms."""
    watch_new(post, found)
    note_written(viewer, post)
    citing.cite(viewer, post.id, post.body_html, is_new=True)
    if poll is not None:
        polls.add_poll(post.id, poll)
    return post


def _beside(about: About) -> Beside:
    return Beside(
        general_information=about.get("general_information", False),
        answers=about.get("answers"),
        supplements=about.get("supplements"),
    )


def said_in(poll: NewPoll | None) -> str:
    """Its words, each part on a line."""
    return "" if poll is None else "\n".join([poll.question, *poll.options])
