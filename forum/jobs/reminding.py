"""The weekly letters that are due."""

from forum.core.db import transaction
from forum.recovery.reminders.service import BATCH, remind_some


def remind() -> None:
    """Some at a time, each time in one transaction. Safe to do twice, and beside another worker."""
    while _some() == BATCH:
        pass


def _some() -> int:
    with transaction():
        return remind_some()
