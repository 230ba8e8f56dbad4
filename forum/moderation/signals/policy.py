"""How soon a moderator should look, and who may say that it was done. Pure: no database."""

from sqlalchemy import ColumnElement

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.alarms import Level
from forum.core.i18n import _
from forum.core.permission import Verdict, login_first, no, yes
from forum.moderation.signals.models import Signal
from forum.moderation.signals.views import Found, SignalView, WaitingSignal

CRISIS_PRIORITY = 0
# An appointment waits for nobody here: its author was told, and that is all there is to do.
PRIORITIES = {Level.CALL_NOW: 1, Level.TODAY: 3}
NEVER = 9


def priority_of(found: Found) -> int:
    """A cry for help goes before any level."""
    if found.is_crisis:
        return CRISIS_PRIORITY
    return PRIORITIES.get(found.level, NEVER) if found.level else NEVER


def is_for_moderators() -> ColumnElement[bool]:
    return Signal.priority < NEVER


def may_answer_signal(viewer: Viewer, signal: WaitingSignal) -> Verdict:
    if viewer.is_staff and signal.mine:
        return no("own_post", _("Over je eigen bericht oordeelt een andere moderator."))
    return may_moderate(viewer)


def may_wave(viewer: Viewer, signal: SignalView) -> Verdict:
    if not viewer.is_member:
        return login_first(_("Log in om dit te doen."))
    if signal.mine:
        return yes
    return no("not_yours", _("Dit staat er alleen voor de schrijver van het bericht."))
