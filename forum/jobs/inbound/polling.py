"""Reading the box: a few mails at a time, each dealt with before it is marked."""

import logging

from flask import current_app

from forum.accounts.service import bouncing
from forum.core.bounced import read_report
from forum.core.db import BUSY, let_go, transaction
from forum.core.inbox import Away, Inbox, Raw, open_inbox
from forum.jobs.inbound.reading import read
from forum.jobs.inbound.taking import take

log = logging.getLogger(__name__)

AT_ONCE = 20


def poll(url: str) -> int:
    """How many were dealt with. A box that is away is left for the next time."""
    done = 0
    try:
        with open_inbox(url) as inbox:
            for uid in inbox.unread(AT_ONCE):
                done += _deal_with(inbox, uid)
    except Away as error:
        log.warning("the mailbox cannot be read now: %s", error)
    except BUSY:
        log.warning("mail was left for later: the database was busy")
    let_go()
    return done


def _deal_with(inbox: Inbox, uid: str) -> bool:
    raw = inbox.fetch(uid)
    if raw is None:
        return False
    try:
        is_ours = _take(raw)
    except BUSY:
        raise
    except Exception as error:
        # Nothing of the mail: only the kind of error.
        log.error("a mail that came in was set apart: %s", type(error).__name__)
        let_go()
        inbox.set_apart(uid)
        return False
    mark = inbox.remove if is_ours else inbox.leave
    mark(uid)
    return True


def _take(raw: Raw) -> bool:
    """Whether it was for us: an answer, or the report of a letter of ours that did not arrive."""
    mail = read(raw.content, is_whole=raw.is_whole)
    if mail.is_report and _note_report(raw.content):
        return True
    return take(mail, is_whole=raw.is_whole)


def _note_report(content: bytes) -> bool:
    told = read_report(content, current_app.extensions["outlet"].host)
    if told is None:
        return False
    with transaction():
        return bouncing.note(told)
