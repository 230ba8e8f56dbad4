"""Slowing a thread down for a while, as a decision like any other."""

from datetime import timedelta

from marshmallow import fields, validate

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import Input, Written, length
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.limits import LONGEST_SLOW, MOST_SLOW_MINUTES
from forum.moderation.measures.service import take
from forum.threads.queries import get_thread
from forum.threads.views import ThreadView

MOST_MINUTES, MOST_HOURS = MOST_SLOW_MINUTES, LONGEST_SLOW.days * 24


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
    """Raises NotFound for a thread the moderator cannot see, and what `measures` does."""
    require(may_moderate(viewer))
    kind = Kind.SLOW_DOWN if minutes else Kind.SPEED_UP
    until = clock.now() + timedelta(hours=hours) if minutes else None
    take(viewer, Wanted(kind, thread_id=thread_id, reason=reason, minutes=minutes, until=until))
    return get_thread(viewer, thread_id)
