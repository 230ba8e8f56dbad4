"""Why a mail did not become a reply, and what of that is told."""

from marshmallow import ValidationError

from forum.accounts.policy import may_write
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.errors import Conflict, ForumError, NotFound, TooMany
from forum.jobs.inbound.events import Fate
from forum.posting.gate import DUPLICATE
from forum.posting.warning import RedFlags


class Kept(ForumError):
    """It does not go where it was to, but may wait as a draft of `thread_id`."""

    def __init__(self, fate: Fate, thread_id: int) -> None:
        super().__init__()
        self.fate, self.thread_id = fate, thread_id


class Over(ForumError):
    """It answers a letter of too long ago."""


def fate_of(error: Exception, viewer: Viewer) -> Fate:
    """What is told of it. Who may not write, or may not see the thread, hears the same."""
    if isinstance(error, Kept):
        return error.fate
    if isinstance(error, Over):
        return Fate.OVER
    if isinstance(error, ValidationError):
        return Fate.TOO_LONG
    if isinstance(error, NotFound) or not may_write(viewer, clock.now()):
        return Fate.NEUTRAL
    if isinstance(error, RedFlags):
        return Fate.ALARM
    return _refused(error)


def _refused(error: Exception) -> Fate:
    if isinstance(error, TooMany):
        return Fate.TOO_MANY
    code = getattr(error, "code", "")
    if isinstance(error, Conflict) and code == DUPLICATE:
        return Fate.DUPLICATE
    return Fate.LOCKED if code == "locked" else Fate.NOT_SO
