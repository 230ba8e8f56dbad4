"""Who hears what became of a mail, and how often at most."""

from datetime import timedelta
from email.utils import parseaddr

from flask import current_app

from forum.accounts import recipients
from forum.accounts.names import email_key
from forum.accounts.viewer import Viewer
from forum.alarms import Level
from forum.core import outbox, throttles, vault
from forum.core.errors import TooMany
from forum.core.throttles import Limit
from forum.jobs.inbound.addresses import token_in
from forum.jobs.inbound.events import Fate, MailRefused, MailTaken, UrgentMailKept
from forum.moderation.queue.hearing import heard_by
from forum.posting.warning import look

HOUR = timedelta(hours=1)
OF_MEMBER = Limit("answers to the mail of a member", 6, HOUR)
# Of an alarm apart, so that nothing else can keep it from arriving.
OF_ALARM = Limit("answers to an alarm by mail", 3, HOUR)
OF_STRANGER = Limit("answers to the mail of a stranger", 1, timedelta(hours=24))
OF_STRANGERS = Limit("answers to the mail of strangers", 20, HOUR)
OF_TEAM = Limit("letters of danger by mail", 6, HOUR)


def tell_member(event: MailTaken) -> None:
    limit = OF_ALARM if event.fate == Fate.ALARM else OF_MEMBER
    if _has_room(limit, str(event.member_id)):
        outbox.record(event)


def tell_stranger(address: str) -> None:
    """Once, whoever it is, and never a machine of our own."""
    if _is_ours(address) or not _has_room(OF_STRANGER, email_key(address)):
        return
    if _has_room(OF_STRANGERS, ""):
        outbox.record(MailRefused(str(vault.closed(address))))


def tell_team(viewer: Viewer, text: str) -> None:
    """At once, where somebody must not wait. What they wrote stays theirs alone."""
    found = look(text)
    if not (found.is_crisis or found.level == Level.CALL_NOW):
        return
    if not _has_room(OF_TEAM, str(viewer.member_id)):
        return
    for member_id in heard_by() or recipients.staff():
        if member_id != viewer.member_id:
            outbox.record(UrgentMailKept(member_id, viewer.member_id))


def _is_ours(address: str) -> bool:
    _name, own = parseaddr(current_app.config["MAIL_FROM"])
    ours = (own.lower(), (current_app.config["REPLY_ADDRESS"] or "").lower())
    return not address or address in ours or token_in(address) is not None


def _has_room(limit: Limit, about: str) -> bool:
    try:
        throttles.take(limit, about)
    except TooMany:
        return False
    return True
