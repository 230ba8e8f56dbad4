"""The acts of writing as doors do them: what a moderator should see first is held, not refused.

It is tried out before that, so that whatever is wrong with it is told while its writer is there;
what waits can then be placed as it is.
"""

from typing import Any, Unpack

from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.core.errors import Conflict, ForumError
from forum.core.i18n import _
from forum.drafts import keys
from forum.drafts import service as drafts
from forum.experts.answers.promotion import Promotion
from forum.experts.answers.service import what_promotes
from forum.moderation.holding import service as holding
from forum.moderation.holding.queries import get_held, get_own
from forum.moderation.holding.reasons import HeldAct
from forum.moderation.holding.service import Wanted
from forum.moderation.holding.views import HeldView
from forum.polls.views import NewPoll
from forum.posting import gate
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED, UNREAD, Ack
from forum.posting.places import as_opening, look_at_change, look_at_reply, look_at_start, poll_of
from forum.posting.sent import Sent, as_json, held, opened, opening_as_json, with_poll
from forum.posting.service import About
from forum.posting.warning import look
from forum.threads.kinds import Opening, ReplyKind, Words
from forum.threads.posts import get_readable_post
from forum.threads.queries import get_thread
from forum.threads.service.rendering import rendered
from forum.threads.views import PostView

__all__ = ["Sent", "edit_post", "let_through", "reply", "send_again", "start_thread"]


def start_thread(
    viewer: Viewer, opening: Opening, *, poll: NewPoll | None = None, acknowledged: Ack = UNREAD
) -> Sent:
    """As `posting` does it. Raises what that raises."""
    posting.begin(viewer)
    passed = look_at_start(viewer, opening, poll)
    opening, poll = as_opening(passed, opening), poll_of(passed, poll)

    def act() -> int:
        return posting.start_thread(viewer, opening, poll=poll, acknowledged=acknowledged).id

    if passed.reason is None:
        return gate.note(passed, Sent(post_id=act()))
    wanted = Wanted(HeldAct.START, {**opening_as_json(opening), "poll": as_json(poll)})
    sent = held(viewer, act, wanted, passed.reason)
    drafts.discard(viewer, keys.NEW)
    return gate.note(passed, sent)


def reply(
    viewer: Viewer,
    thread_id: int,
    *,
    body: str,
    pseudonym: bool = False,
    poll: NewPoll | None = None,
    acknowledged: Ack = UNREAD,
    **about: Unpack[About],
) -> Sent:
    """As `posting` does it. Raises what that raises."""
    posting.begin(viewer)
    passed = look_at_reply(viewer, thread_id, body, poll)
    body, poll = passed.texts["body"], poll_of(passed, poll)

    def act() -> int:
        words: dict[str, Any] = {"body": body, "pseudonym": pseudonym, "poll": poll, **about}
        return posting.reply(viewer, thread_id, acknowledged=acknowledged, **words).id

    is_answer = about.get("kind") == ReplyKind.EXPERT
    speaks = viewer.is_expert and not pseudonym and _is_known_in(viewer, thread_id)
    found = _promotes(viewer, body, posting.said_in(poll), is_answer=is_answer) if speaks else None
    reason = found or passed.reason
    if reason is None:
        return gate.note(passed, Sent(post_id=act()))
    content = {"body": body, "pseudonym": pseudonym, **about, "poll": as_json(poll)}
    sent = held(viewer, act, Wanted(HeldAct.REPLY, content, thread_id), reason)
    drafts.discard(viewer, keys.of_thread(thread_id))
    return gate.note(passed, sent)


def edit_post(
    viewer: Viewer,
    post_id: int,
    *,
    version: int | None = None,
    acknowledged: Ack = UNREAD,
    **words: Unpack[Words],
) -> Sent:
    """As `posting` does it. Raises what that raises."""
    posting.begin(viewer)
    post = get_readable_post(viewer, post_id)
    passed = look_at_change(viewer, post, words)
    words = {**words, **passed.texts}  # type: ignore[typeddict-item]

    def act() -> int:
        return posting.edit_post(
            viewer, post_id, version=version, acknowledged=acknowledged, **words
        ).id

    reason = _promotes_now(viewer, post, words) or passed.reason
    if reason is None:
        return gate.note(passed, Sent(post_id=act()))
    content = {**words, "version": post.version}
    wanted = Wanted(HeldAct.EDIT, content, post.thread_id, post_id)
    sent = held(viewer, act, wanted, reason)
    drafts.discard(viewer, keys.of_edit(post_id))
    return gate.note(passed, sent)


def let_through(viewer: Viewer, held_id: int) -> int:
    """The number of the post in which it stands now: done as who wrote it, who must still be there
    and may still do it. Raises Conflict where that is not so."""
    found = get_held(viewer, held_id)
    posting.begin(get_viewer(found.member_id))
    found = holding.decide_to_place(viewer, held_id)
    try:
        post_id = _do(get_viewer(found.member_id), found)
    except ForumError as error:
        told = _("Dit kan niet meer worden geplaatst: %(why)s", why=error.detail)
        raise Conflict(told, code="cannot_be_placed") from error
    holding.note_placed(held_id, post_id)
    return post_id


def send_again(viewer: Viewer, held_id: int, body: str, *, acknowledged: Ack = UNREAD) -> Sent:
    """One's own with another text: it may stand where it was to, or wait once more."""
    posting.begin(viewer)
    found = holding.take_back(viewer, get_own(viewer, held_id).id)
    return _again(viewer, found, {**found.content, "body": body, "acknowledged": acknowledged})


def _again(viewer: Viewer, found: HeldView, content: dict[str, Any]) -> Sent:
    if found.act == HeldAct.START:
        return start_thread(viewer, **opened(content))
    if found.act == HeldAct.EDIT:
        return edit_post(viewer, found.post_id or 0, **content)
    return reply(viewer, found.thread_id or 0, **with_poll(content))


def _do(writer: Viewer, found: HeldView) -> int:
    content = {**found.content, "acknowledged": SETTLED}
    if found.act == HeldAct.START:
        return posting.start_thread(writer, **opened(content)).id
    if found.act == HeldAct.EDIT:
        return posting.edit_post(writer, found.post_id or 0, **content).id
    return posting.reply(writer, found.thread_id or 0, **with_poll(content)).id


def _is_known_in(viewer: Viewer, thread_id: int) -> bool:
    """Whether readers see there who writes, with the badge."""
    voice = get_thread(viewer, thread_id).own_voice
    return voice is None or not voice.is_pseudonym


def _promotes_now(viewer: Viewer, post: PostView, words: Words) -> Promotion | None:
    body = words.get("body")
    is_rewritten = post.mine and post.number > 1 and body not in (None, post.body)
    if not is_rewritten or not (post.is_expert or post.author.is_expert):
        return None
    return _promotes(viewer, body or "", words.get("reason") or "", is_answer=post.is_expert)


def _promotes(viewer: Viewer, *said: str, is_answer: bool) -> Promotion | None:
    """In all that readers would get with it. The badge beside any reply of an expert makes an
    address in it an advertisement. What only sounds like one is looked at in answers: elsewhere
    experts tell what they went through too. What may be a cry for help is held up by nothing;
    moderators see it before all else as it stands."""
    text = "\n\n".join(said)
    if look(text).is_crisis:
        return None
    found = what_promotes(viewer, text, rendered(text)["body_html"])
    return found if is_answer or found == Promotion.OWN_PRACTICE else None
