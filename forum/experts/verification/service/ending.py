"""Verifications that end: by the clock, by a moderator, or by the operator."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.service.expertise import end_expertise
from forum.accounts.service.pausing import get_held, hold
from forum.accounts.service.vouching import get_named
from forum.accounts.viewer import Role, Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.models import Verification
from forum.experts.states import VerificationState
from forum.experts.verification.events import News, VerificationNews
from forum.experts.verification.policy import may_revoke
from forum.experts.verification.service.held import held_verification


def revoke(viewer: Viewer, username: str, *, reason: str) -> tuple[Member, Verification | None]:
    """A member at once, whoever made them an expert. Without a verification for who was made one
    by the operator. Raises NotFound for who is no expert, Refused for oneself."""
    require(may_moderate(viewer))
    member = get_held(get_named(username).id)
    require(may_revoke(viewer, member.id))
    found = held_verification(member.id)
    if found is None and member.role != Role.EXPERT:
        raise NotFound(_("Dit lid is niet geverifieerd."))
    if found is not None:
        _end(found, VerificationState.REVOKED)
        found.ended_by, found.reason = viewer.id, reason
    end_expertise(member)
    outbox.record(VerificationNews(member.id, found.id if found else None, News.REVOKED))
    db.session.flush()
    return member, found


def due() -> Sequence[int]:
    """Members whose verification has had its time."""
    over = Verification.holds_for.is_not(None), Verification.expires_at <= clock.now()
    return db.session.scalars(select(Verification.member_id).where(*over)).all()


def expire(member_id: int) -> bool:
    """Whether there was still something to end: a second time, or beside a renewal, there is
    not."""
    member = hold(member_id)
    found = held_verification(member_id)
    if member is None or found is None or not _is_over(found):
        return False
    _end(found, VerificationState.EXPIRED)
    found.ended_at = found.expires_at
    end_expertise(member)
    outbox.record(VerificationNews(member_id, found.id, News.EXPIRED))
    db.session.flush()
    return True


def end_by_operator(username: str) -> None:
    """Before the operator gives a member another role: what was found here holds no longer."""
    member = get_held(get_named(username).id)
    found = held_verification(member.id)
    if found is not None:
        _end(found, VerificationState.REVOKED)
        db.session.flush()


def _is_over(found: Verification) -> bool:
    return found.expires_at is not None and found.expires_at <= clock.now()


def _end(found: Verification, state: VerificationState) -> None:
    found.state, found.ended_at = state, clock.now()
    found.holds_for = found.verified_number = None
