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
from forum.factsheets.models import SheetSuggestion
from forum.factsheets.service.talk import citing, suggesting
from forum.factsheets.service.talk.suggesting import Suggested
from forum.marks.service.reading import note_written
from forum.messages import service as messages
from forum.messages.models import Message
from forum.polls import service as polls
from forum.polls.views import NewPoll
from forum.posting.warning import RuleIds, warn
from forum.recovery import service as recovery
from forum.threads import service as threads
from forum.threads.kinds import Opening
from forum.threads.models import Post
from forum.threads.service.rendering import rendered
from forum.threads.views import PostView


class Words(TypedDict, total=False):
    """What is to stand in a post, of a first one also the title, and why it is changed."""

    body: str | None
    title: str | None
    reason: str | None


def start_thread(
    viewer: Viewer, opening: Opening, *, poll: NewPoll | None = None, acknowledged: RuleIds = ()
) -> Post:
    """A new thread, answered by its first post."""
    _begin(viewer)
    warn(f"{opening.title}\n{opening.body}\n{_said_in(poll)}", acknowledged)
    post = threads.start_thread(viewer, opening)
    drafts.discard(viewer, keys.NEW)
    return _finished(viewer, post, poll)


def reply(
    viewer: Viewer,
    thread_id: int,
    *,
    body: str,
    pseudonym: bool = False,
    poll: NewPoll | None = None,
    acknowledged: RuleIds = (),
) -> Post:
    _begin(viewer)
    warn(f"{body}\n{_said_in(poll)}", acknowledged)
    post = threads.reply(viewer, thread_id, body=body, pseudonym=pseudonym)
    drafts.discard(viewer, keys.of_thread(thread_id))
    return _finished(viewer, post, poll)


def edit_post(
    viewer: Viewer,
    post_id: int,
    *,
    version: int | None = None,
    acknowledged: RuleIds = (),
    **words: Unpack[Words],
) -> PostView:
    _begin(viewer)
    said = words.get("title"), words.get("body"), words.get("reason")
    warn("\n".join(filter(None, said)), acknowledged)
    edited = threads.edit_post(viewer, post_id, version=version, **words)
    citing.cite(viewer, post_id, edited.html)
    drafts.discard(viewer, keys.of_edit(post_id))
    return edited


def delete_post(viewer: Viewer, post_id: int, *, version: int | None = None) -> int:
    """The id of the post. What stood under it goes along."""
    deleted = threads.delete_post(viewer, post_id, version=version)
    polls.remove_poll(post_id)
    recovery.forget_story(post_id)
    citing.forget_post(post_id)
    return deleted


def begin_conversation(
    viewer: Viewer, *, to: Sequence[str], body: str, acknowledged: RuleIds = ()
) -> Message:
    """A private message to these members. What is looked at here is kept by nobody."""
    _begin(viewer)
    warn(body, acknowledged)
    message = messages.begin(viewer, to=to, body=body)
    drafts.discard(viewer, keys.NEW_MESSAGE)
    return message


def send_message(
    viewer: Viewer, conversation_id: int, *, body: str, acknowledged: RuleIds = ()
) -> Message:
    _begin(viewer)
    warn(body, acknowledged)
    message = messages.send(viewer, conversation_id, body=body)
    drafts.discard(viewer, keys.of_conversation(conversation_id))
    return message


def suggest(
    viewer: Viewer, slug: str, said: Suggested, *, acknowledged: RuleIds = ()
) -> SheetSuggestion:
    """What a member tells the curators of a fact sheet."""
    _begin(viewer)
    warn(said.body, acknowledged)
    return suggesting.suggest(viewer, slug, said)


def preview(viewer: Viewer, body: str, *, private: bool = False) -> str:
    """The HTML that this text would have as a message, in the open or between a few. Nothing is
    kept. Raises what rendering the message itself would."""
    require(may_write(viewer, clock.now()))
    shown = messages.rendered(body) if private else rendered(body)
    return str(shown["body_html"])


def _begin(viewer: Viewer) -> None:
    """Or what was under way would bring back the name and the words of who was just erased."""
    if viewer.is_member:
        require_there(viewer.member_id)


def _finished(viewer: Viewer, post: Post, poll: NewPoll | None) -> Post:
    """With what belongs to a new post in other rooms."""
    note_written(viewer, post)
    citing.cite(viewer, post.id, post.body_html, is_new=True)
    if poll is not None:
        polls.add_poll(post.id, poll)
    return post


def _said_in(poll: NewPoll | None) -> str:
    return "" if poll is None else "\n".join([poll.question, *poll.options])
