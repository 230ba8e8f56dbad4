"""What is done with one mail: it becomes a reply of who sent it, or its sender hears why not.

First it is tried; what that refuses is kept in a second transaction, so that nothing of the
first is left. Each notes that the mail was taken, with what came of it.
"""

from dataclasses import replace

from marshmallow import ValidationError

from forum.accounts.policy import may_write
from forum.accounts.standing_address import is_address_of
from forum.accounts.viewer import Scope, Viewer
from forum.core import clock, taken
from forum.core.db import transaction
from forum.core.errors import Conflict, ForumError, NotFound, TooMany
from forum.core.permission import require
from forum.drafts import keys
from forum.drafts.queries import find_draft
from forum.jobs.at_once import reader_of
from forum.jobs.inbound.addresses import ReplyTo, read_token, token_in
from forum.jobs.inbound.drafts import keep_also, put_back
from forum.jobs.inbound.events import Fate, MailTaken
from forum.jobs.inbound.reading import Incoming
from forum.jobs.inbound.telling import tell_member, tell_stranger, tell_team
from forum.posting import sending
from forum.posting.gate import DUPLICATE
from forum.posting.warning import RedFlags
from forum.threads.posts import get_readable_post
from forum.threads.queries import get_thread
from forum.threads.schemas import ReplyInput

MOST_TOKENS = 5  # that are tried of one mail


class Kept(ForumError):
    """It does not go where it was to, but may wait as a draft of `thread_id`."""

    def __init__(self, fate: Fate, thread_id: int) -> None:
        super().__init__()
        self.fate, self.thread_id = fate, thread_id


def take(mail: Incoming, *, is_whole: bool = True) -> bool:
    """Whether it was for us, and is done with. For outside a transaction; safe to do twice."""
    tokens = list(filter(None, map(token_in, mail.to)))[:MOST_TOKENS]
    if not tokens:
        return False
    if mail.is_automatic:
        return True
    with transaction():
        reply_to = _meant(mail, tokens)
        if reply_to is None:
            if taken.take(f"{mail.id}\0stranger"):
                tell_stranger(mail.sender)
            return True
    _answer(mail, reply_to, is_whole=is_whole)
    return True


def _meant(mail: Incoming, tokens: list[str]) -> ReplyTo | None:
    """None unless the sender is who the address was given to."""
    for found in filter(None, map(read_token, tokens)):
        if is_address_of(found.member_id, mail.sender):
            return found
    return None


def _answer(mail: Incoming, reply_to: ReplyTo, *, is_whole: bool) -> None:
    about = f"{mail.id}\0{reply_to.member_id}\0{reply_to.thread_id}"
    try:
        with transaction():
            if taken.take(about):
                _post(mail, reply_to, is_whole=is_whole)
    except (ForumError, ValidationError) as error:
        with transaction():
            if taken.take(about):
                _keep(mail, reply_to, error)


def _post(mail: Incoming, reply_to: ReplyTo, *, is_whole: bool) -> None:
    viewer, thread_id = by_mail(reply_to.member_id), reply_to.thread_id
    require(may_write(viewer, clock.now()))
    _check_place(viewer, reply_to)
    if not is_whole:
        raise Kept(Fate.TOO_LARGE, thread_id)
    if not mail.text:
        raise Kept(Fate.EMPTY, thread_id)
    before = find_draft(viewer, keys.of_thread(thread_id))
    data = ReplyInput().load({"body": mail.text})
    sent = sending.reply(viewer, thread_id, body=data["body"])
    put_back(viewer, before)
    if sent.held_id or mail.has_attachments:
        fate = Fate.HELD if sent.held_id else Fate.POSTED
        tell_member(_told(mail, reply_to, fate))


def by_mail(member_id: int) -> Viewer:
    """A mail proves little, so nobody moderates by it, and whoever needs a second factor to speak
    here needs it for this too."""
    viewer = reader_of(member_id)
    return replace(viewer, scopes=viewer.scopes - {Scope.MODERATE})


def _check_place(viewer: Viewer, reply_to: ReplyTo) -> None:
    """The thread as they may see it now. Where the post went to another, they look first: others
    may read there. And under a pseudonym nothing goes that they did not look at: programs put
    names under a mail by themselves."""
    thread_id = reply_to.thread_id
    if reply_to.post_id:
        thread_id = _where(viewer, reply_to.post_id) or thread_id
    thread = get_thread(viewer, thread_id)
    if thread_id != reply_to.thread_id:
        raise Kept(Fate.MOVED, thread_id)
    if thread.own_voice and thread.own_voice.is_pseudonym:
        raise Kept(Fate.PSEUDONYM, thread_id)


def _where(viewer: Viewer, post_id: int) -> int | None:
    try:
        return get_readable_post(viewer, post_id).thread_id
    except NotFound:
        return None


def _keep(mail: Incoming, reply_to: ReplyTo, error: Exception) -> None:
    viewer = by_mail(reply_to.member_id)
    fate, thread_id = fate_of(error, viewer), reply_to.thread_id
    if isinstance(error, Kept):
        thread_id = error.thread_id
    is_theirs = fate not in (Fate.NEUTRAL, Fate.DUPLICATE)
    kept = is_theirs and keep_also(viewer, thread_id, mail.text)
    tell_member(_told(mail, reply_to._replace(thread_id=thread_id), fate, kept=kept))
    if is_theirs:
        tell_team(viewer, mail.text)


def fate_of(error: Exception, viewer: Viewer) -> Fate:
    """What is told of it. Who may not write, or may not see the thread, hears the same."""
    if isinstance(error, Kept):
        return error.fate
    if isinstance(error, ValidationError):
        return Fate.TOO_LONG
    if isinstance(error, NotFound) or not may_write(viewer, clock.now()):
        return Fate.NEUTRAL
    if isinstance(error, RedFlags):
        return Fate.ALARM
    return _refused(error)


def _refused(error: Exception) -> Fate:
    if isinstance(error, TooMany):
        return Fate.TOO_MANY
    code = getattr(error, "code", "")
    if isinstance(error, Conflict) and code == DUPLICATE:
        return Fate.DUPLICATE
    return Fate.LOCKED if code == "locked" else Fate.NOT_SO


def _told(mail: Incoming, reply_to: ReplyTo, fate: Fate, *, kept: bool = False) -> MailTaken:
    return MailTaken(reply_to.member_id, reply_to.thread_id, fate.value, kept, mail.has_attachments)
