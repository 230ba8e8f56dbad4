"""What is done with one mail: it becomes a reply of who sent it, or its sender hears why not.

First it is tried; what that refuses is kept in a second transaction, so that nothing of the
first is left. Each notes that the mail was taken, with what came of it. What names an emergency is
answered as such whatever else becomes of it, and the team hears of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from marshmallow import ValidationError

from forum.accounts.policy import may_write
from forum.accounts.standing_address import is_address_of
from forum.accounts.viewer import Scope, Viewer
from forum.alarms import Level
from forum.core import clock, taken
from forum.core.db import transaction
from forum.core.errors import ForumError, NotFound
from forum.core.permission import require
from forum.drafts import keys
from forum.drafts.queries import find_draft
from forum.jobs.at_once import reader_of
from forum.jobs.inbound.addresses import ReplyTo, read_token, token_in
from forum.jobs.inbound.drafts import keep_also, put_back
from forum.jobs.inbound.events import Fate, MailTaken
from forum.jobs.inbound.fates import Kept, Over, fate_of
from forum.jobs.inbound.reading import Head, Written
from forum.jobs.inbound.telling import tell_member, tell_stranger
from forum.moderation.signals.views import Found
from forum.moderation.urgent import service as urgent
from forum.posting import sending
from forum.posting.sent import Sent
from forum.posting.warning import look
from forum.threads.posts import get_readable_post
from forum.threads.queries import get_thread
from forum.threads.schemas import ReplyInput

MOST_TOKENS = 5  # that are tried of one mail


@dataclass(frozen=True)
class Mail:
    """One that is for us: which it is, what it answers, and what was written in it."""

    id: str
    reply_to: ReplyTo
    written: Written
    found: Found

    @property
    def about(self) -> str:
        return f"{self.id}\0{self.reply_to.member_id}\0{self.reply_to.thread_id}"

    def told(self, fate: Fate, thread_id: int, *, kept: bool = False) -> MailTaken:
        hangs = self.written.has_attachments
        is_alarm = bool(self.found)
        return MailTaken(self.reply_to.member_id, thread_id, fate.value, kept, hangs, is_alarm)


def take(head: Head, fetch: Callable[[], Written | None]) -> bool:
    """Whether it was for us, and is done with; anything else stays where it is. What was written is
    fetched only if its sender may answer. For outside a transaction; safe to do twice."""
    tokens = list(filter(None, map(token_in, head.to)))[:MOST_TOKENS]
    if not tokens or head.is_automatic:
        return False
    with transaction():
        reply_to = _meant(head, tokens)
        if reply_to is None:
            return _refuse(head)
    written = fetch()
    return written is None or _answer(Mail(head.id, reply_to, written, look(written.text)))


def _meant(head: Head, tokens: list[str]) -> ReplyTo | None:
    """None unless the sender is who the address was given to. One that still stands goes first."""
    given = filter(None, map(read_token, tokens))
    theirs = [found for found in given if is_address_of(found.member_id, head.sender)]
    return min(theirs, key=lambda found: found.is_over, default=None)


def _refuse(head: Head) -> bool:
    """Nobody who may answer: whether they hear so."""
    once = f"{head.id}\0stranger"
    if not taken.take(once) or tell_stranger(head.sender):
        return True
    taken.give_back(once)
    return False


def _answer(mail: Mail) -> bool:
    try:
        with transaction():
            if taken.take(mail.about):
                _post(mail)
            return True
    except (ForumError, ValidationError) as error:
        with transaction():
            return not taken.take(mail.about) or _keep(mail, error)


def _post(mail: Mail) -> None:
    reply_to, text = mail.reply_to, mail.written.text
    if reply_to.is_over:
        raise Over
    viewer, thread_id = by_mail(reply_to.member_id), reply_to.thread_id
    require(may_write(viewer, clock.now()))
    _check_place(viewer, reply_to)
    if not mail.written.is_whole:
        raise Kept(Fate.TOO_LARGE, thread_id)
    if not text:
        raise Kept(Fate.EMPTY, thread_id)
    before = find_draft(viewer, keys.of_thread(thread_id))
    data = ReplyInput().load({"body": text})
    sent = sending.reply(viewer, thread_id, body=data["body"])
    put_back(viewer, before)
    _tell_of(mail, sent)


def _tell_of(mail: Mail, sent: Sent) -> None:
    """What stands there in full speaks for itself, and for an emergency so does its signal."""
    fate = Fate.HELD if sent.held_id else Fate.POSTED
    is_news = bool(sent.held_id or mail.written.has_attachments or mail.found)
    told = is_news and tell_member(mail.told(fate, mail.reply_to.thread_id))
    if sent.held_id and is_danger(mail.found):
        urgent.note(mail.reply_to.member_id, is_kept=False, is_told=told)


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


def _keep(mail: Mail, error: Exception) -> bool:
    """Whether anything is left of it but the mail itself: a draft, or that its writer hears."""
    viewer, thread_id = by_mail(mail.reply_to.member_id), mail.reply_to.thread_id
    fate = fate_of(error, viewer)
    if isinstance(error, Kept):
        thread_id = error.thread_id
    is_theirs = fate not in (Fate.NEUTRAL, Fate.OVER, Fate.DUPLICATE)
    kept = is_theirs and keep_also(viewer, thread_id, mail.written.text)
    told = tell_member(mail.told(fate, thread_id, kept=kept))
    if is_danger(mail.found) and taken.take(f"{mail.about}\0danger"):
        urgent.note(viewer.member_id, is_kept=kept, is_told=told)
    is_done = kept or told or fate == Fate.DUPLICATE
    if not is_done:
        taken.give_back(mail.about)
    return is_done


def is_danger(found: Found) -> bool:
    """With which somebody must not wait."""
    return found.is_crisis or found.level == Level.CALL_NOW
