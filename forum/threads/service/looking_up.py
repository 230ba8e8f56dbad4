"""How often names may be looked up: for writing enough, for copying the list of members not."""

from datetime import timedelta

from forum.accounts.policy import may_write
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.permission import require
from forum.core.throttles import Limit, take

LOOK_UPS = Limit("names", 120, timedelta(minutes=1))


def count_look_up(viewer: Viewer) -> None:
    """Raises TooMany."""
    require(may_write(viewer, clock.now()))
    take(LOOK_UPS, str(viewer.member_id))
