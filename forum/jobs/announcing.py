"""Members hear of new house rules."""

from forum.core.db import transaction
from forum.moderation.house_rules.service import BATCH, announce_some


def announce_rules() -> None:
    """Some at a time, each time in one transaction. Safe to do twice, and beside another worker."""
    while _some() == BATCH:
        pass


def _some() -> int:
    with transaction():
        return announce_some()
