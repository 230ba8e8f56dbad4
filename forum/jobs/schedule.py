"""What is done by the clock, and the loop that does it."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event

from flask import Flask

from forum.accounts.service import receipts
from forum.accounts.service.retention import SESSIONS
from forum.core import clock, outbox, throttles
from forum.core.db import transaction
from forum.jobs.announcing import announce_rules
from forum.jobs.catching_up import catch_up
from forum.jobs.digesting import digest
from forum.jobs.ebook import keep_ebooks
from forum.jobs.erasing import erase_due
from forum.jobs.hooking import beside, give_up_old
from forum.jobs.hours import keep_hours
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

log = logging.getLogger(__name__)

PAUSE = 2  # seconds
# What is tidied by the hour: it grows fast, or should not outlast its time by a day.
SHORT_LIVED = (outbox.PROCESSED, throttles.OVER, receipts.OLD, SESSIONS, CEREMONIES, exporting.OLD)


def tidy() -> None:
    """Remove what has had its time. Safe to do twice, and beside another worker."""
    for rule in SHORT_LIVED:
        with transaction():
            rule.act()


CHORES: dict[Callable[[], object], timedelta] = {
    erase_due: timedelta(minutes=1),
    catch_up: timedelta(minutes=1),
    keep_ebooks: timedelta(minutes=1),
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
    take_replies: timedelta(minutes=1),
    carry_out: timedelta(days=1),
}


def work(app: Flask, stop: Event) -> None:
    """Work until told to stop. A database that is away is waited for."""
    with beside(app, stop):
        _work(app, stop)


def _work(app: Flask, stop: Event) -> None:
    done: dict[Callable[[], object], datetime] = {}
    while not stop.is_set():
        try:
            with app.app_context():
                run_due(stop.is_set)
                _do_chores(done)
        except Exception:
            log.exception("the worker stumbled and goes on")
        stop.wait(PAUSE)


def _do_chores(done: dict[Callable[[], object], datetime]) -> None:
    """Those whose time has come. A clock that was put back makes nothing wait."""
    now = clock.now()
    for chore, every in CHORES.items():
        last = done.get(chore)
        if last is None or not last <= now < last + every:
            chore()
            done[chore] = now
