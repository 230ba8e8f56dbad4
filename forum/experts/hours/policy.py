"""Who may do what with hours. Pure: no database, no request."""

from datetime import datetime

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.i18n import Text, _
from forum.core.permission import Verdict, no
from forum.experts.hours.views import HourState, HourView
from forum.experts.policy import may_work
from forum.threads.kinds import ReplyKind


def may_plan(viewer: Viewer) -> Verdict:
    """Planning, changing and cancelling."""
    return may_moderate(viewer)


def may_answer(viewer: Viewer, hour: HourView, at: datetime) -> Verdict:
    """Answering as an expert: a host, from its beginning on. Afterwards the conversation is
    locked, unless a moderator opens it once more for what was left unanswered."""
    verdict = may_work(viewer, at)
    if verdict and not hour.is_host:
        told = _("In dit spreekuur geven de genoemde experts antwoord. Meeschrijven kan wel.")
        return no("no_host", told)
    if verdict and hour.state == HourState.COMING:
        return no("too_early", _("Antwoorden kan zodra het spreekuur begint."))
    return verdict


def refusal(
    viewer: Viewer, hour: HourView, kind: ReplyKind, asked: ReplyKind | None, at: datetime
) -> Text | str | None:
    """Why a reply of this kind does not fit here now; None where it does. `asked` is the kind of
    the post that it answers."""
    if kind == ReplyKind.EXPERT:
        verdict = may_answer(viewer, hour, at)
        if not verdict:
            return verdict.reason
        if asked != ReplyKind.QUESTION:
            return _("Kies bij een vraag ‘Beantwoord deze vraag’: dan staat je antwoord daarbij.")
    elif hour.state == HourState.COMING and kind != ReplyKind.QUESTION and not viewer.is_staff:
        return _(
            "Tot het spreekuur begint, verzamelen we hier vragen. Kies bij soort reactie ‘Vraag’."
        )
    return None
