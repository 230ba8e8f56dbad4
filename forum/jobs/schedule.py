"""What is done by the clock, and the loop that does it."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event

from flask import Flask

from forum.accounts.service.logging_in import forget_old_sessions
from forum.accounts.service.receipts import forget_old_receipts
from forum.core import clock, outbox
from forum.core.db import transaction
from forum.jobs.worker import run_due
from forum.leaving.service.exporting import forget_old_exports

log = logging.getLogger(__name__)

PAUSE = 2  # seconds
TIDY_EVERY = timedelta(hours=1)
CHORES: tuple[Callable[[], object], ...] = (
    outbox.forget_processed,
    forget_old_receipts,
    forget_old_sessions,
    forget_old_exports,
)


def tidy() -> None:
    """Remove what has had its time. Safe to do twice, and beside another worker."""
    for chore in CHORES:
        with transaction():
            chore()


def work(app: Flask, stop: Event) -> None:
    """Work until told to stop. A database that is away is waited for."""
    tidied: datetime | None = None
    while not stop.is_set():
        try:
            with app.app_context():
                run_due(stop.is_set)
                if tidied is None or clock.now() - tidied > TIDY_EVERY:
                    tidy()
                    tidied = clock.now()
        except Exception:
            log.exception("the worker stumbled and goes on")
        stop.wait(PAUSE)
