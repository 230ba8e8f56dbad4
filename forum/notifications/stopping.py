"""Stopping a kind of mail that notifications have, with what such a letter holds, logged in or
not."""

from contextlib import suppress

from forum.accounts.service.pausing import hold
from forum.accounts.viewers import get_viewer
from forum.core.errors import NotFound
from forum.marks.levels import Level
from forum.marks.service.following import follow_thread
from forum.notifications.choices import way_of
from forum.notifications.kinds import TELLING, Kind, Way
from forum.notifications.service import choose


def stop_kind(member_id: int, kind: Kind) -> None:
    """It stays on the site. What was never wanted is not brought back, and nothing happens for who
    went."""
    can_be = Way.SITE in TELLING[kind].ways
    if can_be and hold(member_id) is not None and way_of(member_id, kind) == Way.MAIL:
        choose(get_viewer(member_id), {kind: Way.SITE})


def stop_thread(member_id: int, thread_id: int) -> None:
    with suppress(NotFound):  # of who went, or out of reach, nothing is told of it either
        follow_thread(get_viewer(member_id), thread_id, Level.MUTE)
