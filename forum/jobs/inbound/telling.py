"""Who hears what became of a mail, and how often at most."""

from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr

from flask import current_app
from marshmallow import ValidationError

from forum.accounts.mail_wishes import is_reached
from forum.accounts.names import email_key
from forum.accounts.recipients import confirmed_address_of
from forum.core import outbox, throttles, vault
from forum.core.errors import TooMany
from forum.core.schemas import EmailAddress
from forum.core.throttles import Limit
from forum.jobs.inbound.addresses import token_in
from forum.jobs.inbound.events import Fate, MailRefused, MailTaken

HOUR = timedelta(hours=1)
OF_MEMBER = Limit("answers to the mail of a member", 6, HOUR)
# Of an alarm apart, so that nothing else can keep it from arriving.
OF_ALARM = Limit("answers to an alarm by mail", 3, HOUR)
# That there were more than those, so that nobody waits for what will not come.
OF_MORE = Limit("more mails of a member", 1, timedelta(hours=24))
OF_STRANGER = Limit("answers to the mail of a stranger", 1, timedelta(hours=24))
OF_STRANGERS = Limit("answers to the mail of strangers", 20, HOUR)


def tell_member(event: MailTaken) -> bool:
    """Whether they hear of it: not too often, and not where mail does not arrive."""
    limit = OF_ALARM if event.is_alarm else OF_MEMBER
    if not _is_reached(event.member_id):
        return False
    if _has_room(limit, str(event.member_id)):
        outbox.record(event)
        return True
    if _has_room(OF_MORE, str(event.member_id)):
        outbox.record(replace(event, fate=Fate.MORE.value, kept=False, has_attachments=False))
    return False


def _is_reached(member_id: int) -> bool:
    there = confirmed_address_of(member_id) is not None
    return there and is_reached(member_id, is_account=False, is_wish=False)


def tell_stranger(address: str) -> bool:
    """Whether they hear of it: once a day, whoever it is, and never a machine of our own."""
    if not _is_address(address) or _is_ours(address):
        return False
    if not _has_room(OF_STRANGER, email_key(address)) or not _has_room(OF_STRANGERS, ""):
        return False
    outbox.record(MailRefused(str(vault.closed(address))))
    return True


def _is_address(address: str) -> bool:
    """One that a letter can be sent to: mail that comes in may say anything."""
    try:
        EmailAddress().deserialize(address)
    except ValidationError:
        return False
    return True


def _is_ours(address: str) -> bool:
    _name, own = parseaddr(current_app.config["MAIL_FROM"])
    ours = (own.lower(), (current_app.config["REPLY_ADDRESS"] or "").lower())
    return address in ours or token_in(address) is not None


def _has_room(limit: Limit, about: str) -> bool:
    try:
        throttles.take(limit, about)
    except TooMany:
        return False
    return True
