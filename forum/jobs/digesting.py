"""The digests that are due."""

from collections.abc import Callable

from forum.core.db import transaction
from forum.digests.service.due import BATCH, adopt_some, digest_some


def digest() -> None:
    """Some at a time, each time in one transaction. Safe to do twice, and beside another worker."""
    for act in (adopt_some, digest_some):
        while _some(act) == BATCH:
            pass


def _some(act: Callable[[], int]) -> int:
    with transaction():
        return act()
