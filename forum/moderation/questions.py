"""What moderators do with questions to experts, with its line in the log."""

from forum.accounts.viewer import Viewer
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.experts.questions import service
from forum.experts.questions.reasons import CHOSEN, Reason
from forum.experts.questions.waiting import KIND
from forum.moderation.acts import Act
from forum.moderation.claims.service import settle
from forum.moderation.entries import log_act

SHORTEST = 3  # signs of a reason


def approve(viewer: Viewer, thread_id: int) -> None:
    """Raises what the room does, as all below."""
    since = service.approve(viewer, thread_id)
    if since is not None:
        settle(viewer, KIND, thread_id)
        log_act(viewer, Act.APPROVE_QUESTION, thread_id=thread_id, since=since)


def put_first(viewer: Viewer, thread_id: int, *, reason: str = "") -> None:
    _require_reason(viewer, reason)
    if service.put_first(viewer, thread_id):
        log_act(viewer, Act.RAISE_QUESTION, thread_id=thread_id, reason=reason)


def close(viewer: Viewer, thread_id: int, *, reason: Reason, words: str = "") -> None:
    since = service.close(viewer, thread_id, reason=reason, words=words)
    settle(viewer, KIND, thread_id)
    why = str(CHOSEN[reason])
    log_act(viewer, Act.CLOSE_QUESTION, thread_id=thread_id, reason=why, note=words, since=since)


def release(viewer: Viewer, thread_id: int, *, reason: str = "") -> None:
    """Also for the expert who has it: then nobody is overruled, and nothing noted."""
    _require_reason(viewer, reason)
    if service.release(viewer, thread_id) and viewer.is_staff:
        log_act(viewer, Act.RELEASE_QUESTION, thread_id=thread_id, reason=reason)


def hand_over(viewer: Viewer, thread_id: int, *, to: str, reason: str = "") -> None:
    """As the one above."""
    _require_reason(viewer, reason)
    if service.hand_over(viewer, thread_id, to=to) and viewer.is_staff:
        log_act(viewer, Act.HAND_OVER_QUESTION, thread_id=thread_id, reason=reason, note=to)


def _require_reason(viewer: Viewer, reason: str) -> None:
    """Who overrules an expert says why, in the log."""
    if viewer.is_staff and len(reason.strip()) < SHORTEST:
        told = _("Schrijf in een paar woorden waarom. Het komt in het logboek van de moderatie.")
        raise Invalid(told, errors={"reason": [told]})
