"""Reading the box: a few mails at a time, each dealt with before it is marked."""

import logging

from forum.core.db import BUSY, let_go
from forum.core.inbox import Away, Inbox, open_inbox
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
        is_ours = take(read(raw.content, is_whole=raw.is_whole), is_whole=raw.is_whole)
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
