"""What the bell counts is what is there: looked through for who is about, minute by minute."""

from datetime import timedelta

from forum.accounts.viewers import get_viewer
from forum.core.db import transaction
from forum.notifications.counting import about_lately, look_through

LATELY = timedelta(minutes=15)


def look_through_notices() -> None:
    """One member at a time. Safe to do twice, and beside another worker."""
    last = 0
    while members := _some(last):
        for member_id in members:
            with transaction():
                look_through(get_viewer(member_id))
        last = members[-1]


def _some(last: int) -> list[int]:
    with transaction():
        return about_lately(LATELY, after=last)
