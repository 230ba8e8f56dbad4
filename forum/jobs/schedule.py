"""What is done by the clock, and the loop that does it."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from threading import Event

from flask import Flask

from forum.accounts.service import receipts
from forum.accounts.service.retention import SESSIONS
from forum.core import clock, outbox, throttles
from forum.core.db import let_go, transaction
from forum.core.hurry import Deadline
from forum.core.lanes import ALL, Lane
from forum.core.logs import kind_and_place
from forum.jobs.announcing import announce_rules
from forum.jobs.beside import Side, beside
from forum.jobs.catching_up import catch_up
from forum.jobs.digesting import digest
from forum.jobs.ebook import keep_ebooks
from forum.jobs.erasing import erase_due
from forum.jobs.hooking import give_up_old, send_due
from forum.jobs.hours import keep_hours
from forum.jobs.looking_through import look_through_notices
from forum.jobs.overdue import notice_overdue
from forum.jobs.questioning import keep_questions
from forum.jobs.references import check_references
from forum.jobs.reminding import remind
from forum.jobs.replying import take_replies
from forum.jobs.retention import carry_out
from forum.jobs.verifying import expire_verifications, remind_experts
from forum.jobs.worker import run_due
from forum.leaving.service import exporting
from forum.proofs.service.retention import CEREMONIES
from forum.push.events import PushDue

log = logging.getLogger(__name__)

PAUSE = 2  # seconds
TURN = 30  # seconds of what is due, until the chores get theirs whatever is due then
AGAIN = timedelta(minutes=1)  # after a chore failed
# What is tidied by the hour: it grows fast, or should not outlast its time by a day.
SHORT_LIVED = (outbox.PROCESSED, throttles.OVER, receipts.OLD, SESSIONS, CEREMONIES, exporting.OLD)


def tidy() -> None:
    """Remove what has had its time. Safe to do twice, and beside another worker."""
    for rule in SHORT_LIVED:
        with transaction():
            rule.act()


Chore = Callable[[], object]
# When each was done, and how long it waits then.
Done = dict[Chore, tuple[datetime, timedelta]]
CHORES: dict[Chore, timedelta] = {
    erase_due: timedelta(minutes=1),
    catch_up: timedelta(minutes=1),
    keep_ebooks: timedelta(minutes=1),
    look_through_notices: timedelta(minutes=1),
    tidy: timedelta(hours=1),
    check_references: timedelta(minutes=10),
    remind: timedelta(minutes=10),
    digest: timedelta(minutes=5),
    announce_rules: timedelta(minutes=10),
    expire_verifications: timedelta(minutes=1),
    remind_experts: timedelta(minutes=10),
    keep_questions: timedelta(minutes=10),
    notice_overdue: timedelta(minutes=10),
    keep_hours: timedelta(minutes=1),
    give_up_old: timedelta(minutes=10),
    carry_out: timedelta(days=1),
}


PUSHES = frozenset((PushDue.__name__,))
# What speaks with machines of others, where anything is set up for it. A box is emptied each time.
SIDES = (
    Side(send_due, 1, lambda app: bool(app.extensions["hooks_allowed"])),
    Side(partial(run_due, lane=Lane(PUSHES, is_others=False)), 1, lambda app: _has_push(app)),
    Side(lambda _should_stop: take_replies(), 60, lambda app: bool(app.config["IMAP_URL"])),
)


def _has_push(app: Flask) -> bool:
    return app.extensions["pusher"] is not None


def work(app: Flask, stop: Event) -> None:
    """Work until told to stop. A database that is away is waited for."""
    with beside(app, stop, SIDES):
        _work(app, stop, Lane(PUSHES) if _has_push(app) else ALL)


def _work(app: Flask, stop: Event, lane: Lane) -> None:
    done: Done = {}
    while not stop.is_set():
        turn = Deadline(TURN)
        try:
            with app.app_context():
                _take_turn(stop, turn, lane)
                _do_chores(done)
        except Exception:
            log.exception("the worker stumbled and goes on")
        stop.wait(0 if turn.is_over else PAUSE)


def _take_turn(stop: Event, turn: Deadline, lane: Lane) -> None:
    run_due(lambda: stop.is_set() or turn.is_over, lane)


def _do_chores(done: Done) -> None:
    """Those whose time has come. A clock that was put back makes nothing wait."""
    now = clock.now()
    for chore, every in CHORES.items():
        last, pause = done.get(chore, (None, every))
        if last is None or not last <= now < last + pause:
            done[chore] = now, every if _did(chore) else min(every, AGAIN)


def _did(chore: Chore) -> bool:
    """One that fails keeps none behind it waiting."""
    try:
        chore()
    except Exception as error:
        log.error("%s failed: %s", chore.__name__, kind_and_place(error))
        let_go()
        return False
    return True
