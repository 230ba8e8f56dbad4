"""Verifications whose time comes: they end, and their end is announced."""

import logging
from collections.abc import Callable, Sequence

from forum.core.db import let_go, transaction
from forum.experts import ending
from forum.experts.verification import service

log = logging.getLogger(__name__)


def expire_verifications() -> None:
    """Pages ask the clock and know already. Safe to do twice, and beside another worker."""
    _each(service.due(), ending.expire)


def remind_experts() -> None:
    _each(service.to_remind(), service.remind)


def _each(members: Sequence[int], act: Callable[[int], bool]) -> None:
    """Of each one transaction: one that fails is left for the next time, and holds up nobody."""
    let_go()
    for member_id in members:
        try:
            with transaction():
                act(member_id)
        except Exception:
            log.exception("a verification was left as it is")
