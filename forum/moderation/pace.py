"""Slowing a thread down for a while, with its line in the log."""

from datetime import timedelta

from marshmallow import fields, validate

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import Input, Written, length
from forum.moderation.acts import Act
from forum.moderation.entries import log_act
from forum.threads import service as threads
from forum.threads.views import ThreadView

MOST_MINUTES, MOST_HOURS = 24 * 60, 30 * 24


class PaceInput(Input):
    """`minutes` between two replies of one member, and for how many `hours`; 0 minutes ends it."""

    minutes = fields.Integer(
        required=True,
        validate=validate.Range(0, MOST_MINUTES, error=_("Kies een getal van 0 tot en met 1440.")),
    )
    hours = fields.Integer(
        load_default=24,
        validate=validate.Range(1, MOST_HOURS, error=_("Kies een getal van 1 tot en met 720.")),
    )
    reason = Written(required=True, validate=length(3, 500))


def set_pace(
    viewer: Viewer, thread_id: int, *, minutes: int, hours: int, reason: str
) -> ThreadView:
    """Raises NotFound for a thread the moderator cannot see."""
    require(may_moderate(viewer))
    until = clock.now() + timedelta(hours=hours)
    thread = threads.set_pace(viewer, thread_id, minutes=minutes, until=until)
    note = f"{minutes} min, {hours} uur" if minutes else ""
    act = Act.SLOW_DOWN if minutes else Act.SPEED_UP
    log_act(viewer, act, thread_id=thread.id, reason=reason, note=note)
    return thread
