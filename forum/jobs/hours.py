"""What the clock does to the hours of experts."""

from forum.core.db import transaction
from forum.experts.hours import service


def keep_hours() -> None:
    """Safe to do twice, and beside another worker."""
    with transaction():
        service.open_due()
        service.close_due()
