"""Reading the box until it is empty, or its time is over: each mail is dealt with before it is
marked. Of what is not for us, or for nobody here, only the head is fetched."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from time import monotonic

from flask import current_app

from forum.accounts.service import bouncing
from forum.core import clock
from forum.core.bounced import read_report
from forum.core.db import BUSY, let_go, transaction
from forum.core.inbox import Away, Inbox, Top, open_inbox
from forum.jobs.inbound.reading import Written, read_head, read_written
from forum.jobs.inbound.taking import take

log = logging.getLogger(__name__)

BUDGET = timedelta(seconds=30)
# What is left there says what members wrote, so it does not stay.
LEFT = timedelta(days=30)


def poll(url: str, budget: timedelta = BUDGET) -> int:
    """How many were dealt with. A box that is away is left for the next time."""
    until, done = monotonic() + budget.total_seconds(), 0
    try:
        with open_inbox(url) as inbox:
            old = inbox.read_before(clock.now() - LEFT)
            for top in _until(until, inbox.unread()):
                done += _deal_with(inbox, top)
            inbox.remove(*old)
    except Away as error:
        log.warning("the mailbox cannot be read now: %s", error)
    except BUSY:
        log.warning("mail was left for later: the database was busy")
    let_go()
    return done


def _until(until: float, tops: Iterable[Top]) -> Iterator[Top]:
    """The first always, however little time there is."""
    for top in tops:
        yield top
        if monotonic() > until:
            log.warning("the mailbox holds more than could be read now: the rest waits")
            return


def _deal_with(inbox: Inbox, top: Top) -> bool:
    try:
        is_done = _take(inbox, top)
    except (*BUSY, Away):
        raise
    except Exception as error:
        # Nothing of the mail: only the kind of error.
        log.error("a mail that came in was set apart: %s", type(error).__name__)
        let_go()
        inbox.set_apart(top.uid)
        return False
    mark = inbox.remove if is_done else inbox.leave
    mark(top.uid)
    return True


def _take(inbox: Inbox, top: Top) -> bool:
    """Whether it was for us: an answer, or the report of a letter of ours that did not arrive."""
    head = read_head(top.content)
    if head.is_report:
        return _note_report(inbox, top)
    return take(head, partial(_written, inbox, top))


def _written(inbox: Inbox, top: Top) -> Written | None:
    raw = inbox.fetch(top)
    return read_written(raw.content, is_whole=raw.is_whole) if raw else None


def _note_report(inbox: Inbox, top: Top) -> bool:
    raw = inbox.fetch(top)
    told = raw and read_report(raw.content, current_app.extensions["outlet"].host)
    if not told:
        return False
    with transaction():
        return bouncing.note(told)
