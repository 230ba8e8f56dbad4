"""What every part of the room asks first. Pure: no database, no request."""

from datetime import datetime

from forum.accounts.policy import may_write
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no


def may_work(viewer: Viewer, at: datetime) -> Verdict:
    """What only a verified expert of good standing does: taking up questions, answering as one,
    standing behind an answer. Whose verification ran out is no expert from that moment."""
    if viewer.is_member and not viewer.is_expert:
        told = _(
            "Alleen een geverifieerde expert kan dit doen. Is je verificatie verlopen of "
            "ingetrokken, dan kun je bij Experts een nieuwe aanvragen."
        )
        return no("experts_only", told)
    return may_write(viewer, at)
