"""What moderators decide about who is an expert. The log names an application by its number, as
the name of its member must go with that member."""

from forum.accounts.service import profile
from forum.accounts.viewer import Viewer
from forum.accounts.waiting import KIND as PROFILE
from forum.experts import ending
from forum.experts.verification import service
from forum.experts.verification.findings import FINDINGS, Looked
from forum.experts.verification.registers import RegisterAdapter
from forum.experts.verification.waiting import KIND as APPLICATION
from forum.moderation.acts import Act
from forum.moderation.canned.queries import in_words
from forum.moderation.claims.service import settle
from forum.moderation.entries import called, log_act

BY_OPERATOR = "Expert van de beheerder"


def check(viewer: Viewer, application_id: int, looked: Looked, adapter: RegisterAdapter) -> None:
    """Raises what `verification.service` does, as the three below."""
    service.check(viewer, application_id, looked, adapter)
    settle(viewer, APPLICATION, application_id)  # free for who confirms it
    found = str(FINDINGS[looked.finding])
    log_act(viewer, Act.CHECK_EXPERT, about=called(application_id), note=found)


def confirm(viewer: Viewer, application_id: int) -> None:
    since = service.confirm(viewer, application_id).applied_at
    settle(viewer, APPLICATION, application_id)
    log_act(viewer, Act.CONFIRM_EXPERT, about=called(application_id), since=since)


def reject(viewer: Viewer, application_id: int, *, reason: str) -> None:
    since = service.reject(viewer, application_id, reason=reason).applied_at
    settle(viewer, APPLICATION, application_id)
    what = called(application_id)
    log_act(viewer, Act.REJECT_EXPERT, about=what, reason=reason, since=since)


def revoke(viewer: Viewer, username: str, *, reason: str) -> None:
    found = ending.revoke(viewer, username, reason=reason)
    about = called(found.id) if found else BY_OPERATOR
    log_act(viewer, Act.REVOKE_EXPERT, about=about, reason=reason)


def approve_profile(viewer: Viewer, held_id: int, *, seen: str) -> None:
    """Raises what `accounts.service.profile` does, as the one below."""
    since = profile.approve_profile(viewer, held_id, seen=seen)
    settle(viewer, PROFILE, held_id)
    log_act(viewer, Act.APPROVE_PROFILE, about=_text_called(held_id), since=since)


def refuse_profile(
    viewer: Viewer, held_id: int, *, seen: str, reason: str, canned: str = ""
) -> None:
    """`canned` is the code of a reason from the list. Raises what `in_words` does too."""
    told = in_words(viewer, canned, reason)
    since = profile.refuse_profile(viewer, held_id, seen=seen, reason=told)
    settle(viewer, PROFILE, held_id)
    log_act(viewer, Act.REFUSE_PROFILE, about=_text_called(held_id), since=since)


def _text_called(held_id: int) -> str:
    return f"Profieltekst {held_id}"
