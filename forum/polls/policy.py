"""Who may do what with polls. Pure: no database, no request."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_

from forum.accounts.policy import may_change_account
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no
from forum.polls.models import Poll
from forum.polls.views import PollView
from forum.threads.policy import may_reply
from forum.threads.views import ThreadView

CLOSED = no("poll_closed", _("Deze peiling is gesloten."))


def is_open(at: datetime) -> ColumnElement[bool]:
    """From the very moment that it closes, it is closed."""
    return and_(Poll.closed_at.is_(None), or_(Poll.closes_at.is_(None), Poll.closes_at > at))


def may_vote(viewer: Viewer, poll: PollView, thread: ThreadView, at: datetime) -> Verdict:
    """Whoever may reply there, for as long as it is open."""
    return _while_open(poll, may_reply(viewer, thread, at))


def may_withdraw(viewer: Viewer, poll: PollView) -> Verdict:
    """Taking back what one chose must not depend on standing. What is counted stays counted."""
    return _while_open(poll, may_change_account(viewer))


def may_close(viewer: Viewer, poll: PollView) -> Verdict:
    if viewer.is_member and not (poll.mine or viewer.is_staff):
        return no("not_yours", _("Alleen wie de peiling plaatste, kan haar sluiten."))
    return _while_open(poll, may_change_account(viewer))


def _while_open(poll: PollView, verdict: Verdict) -> Verdict:
    return CLOSED if verdict and poll.is_closed else verdict
