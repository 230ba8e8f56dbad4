"""What everybody may know of who is verified, and of who was."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, or_, select

from forum.accounts.badge import Standing, are_experts, author
from forum.accounts.directory import not_kept_apart
from forum.accounts.models import Member
from forum.accounts.policy import has_profile
from forum.accounts.viewer import GUEST, Role, Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.experts.models import ExpertAnswer, Verification
from forum.experts.states import VerificationState
from forum.experts.verification.views import MOST_COUNTED, ExpertLine, ShownView
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import visible_to

BY_NAME = Order("experts", (Member.username_key,), descending=False)
ENDED = (VerificationState.EXPIRED, VerificationState.REVOKED)
TOLD = (
    "profession", "specialism", "quality_register", "register_name", "big_number", "interests",
    "verified_at", "expires_at", "ended_at",
)  # fmt: skip
# Who is no expert any more is not looked up either; a number may have been another's.
NOT_ANY_MORE = {"register_name": "", "big_number": None, "interests": ""}
_columns = [getattr(Verification, name) for name in (*TOLD, "id", "member_id", "state")]


def experts(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[ExpertLine]:
    """Who is verified now and whom no block keeps from the viewer, by name."""
    query = (
        select(Member.username, Member.username_key, Member.role, Member.expert_profession,
               Member.expert_until, _answers().label("answers"), *_columns)
        .outerjoin(Verification, Verification.holds_for == Member.id)
        .where(are_experts(Member, clock.now()), has_profile(), *not_kept_apart(viewer))
    )  # fmt: skip
    return BY_NAME.take(query, after=after, show=_line, limit=limit)


def shown_of(username: str) -> ShownView | None:
    """The verification of who has a profile: the one that holds, or else the last that ended."""
    query = select(Member.id).where(Member.username == username, has_profile())
    member_id = db.session.scalar(query)
    return None if member_id is None else last_of([member_id]).get(member_id)


def last_of(member_ids: Collection[int]) -> Mapping[int, ShownView]:
    """By member: the verification that holds, or else the last that ended by its time or was
    revoked. None of who was never verified, or only by the operator."""
    told = or_(Verification.holds_for.is_not(None), Verification.state.in_(ENDED))
    query = (
        select(*_columns)
        .where(Verification.member_id.in_(member_ids), told)
        .order_by(Verification.holds_for.is_not(None), Verification.ended_at, Verification.id)
    )
    return {row.member_id: _show(row) for row in db.session.execute(query)}


def _answers() -> Any:
    """How many answers everybody can read; of who gave many no more are counted than are told."""
    few = (
        select(Post.id)
        .join(ExpertAnswer, ExpertAnswer.post_id == Post.id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .where(ExpertAnswer.member_id == Member.id, visible_to(GUEST))
        .where(Voice.is_pseudonym.is_(False))
        .where(Post.deleted_at.is_(None), Post.removed_at.is_(None))
        .limit(MOST_COUNTED)
        .correlate(Member)
        .subquery()
    )
    return select(func.count(few.c.id)).scalar_subquery()


def _line(row: Any) -> ExpertLine:
    standing = Standing(Role(row.role), row.expert_profession, row.expert_until)
    return ExpertLine(
        author=author(row.username, standing, clock.now()),
        profession=row.expert_profession,
        shown=None if row.id is None else _show(row),
        answers=row.answers,
    )


def _show(row: Any) -> ShownView:
    """What has had its time is over, also before anything was done about it."""
    state, told = VerificationState(row.state), {name: getattr(row, name) for name in TOLD}
    if state == VerificationState.VERIFIED and row.expires_at <= clock.now():
        state, told["ended_at"] = VerificationState.EXPIRED, row.expires_at
    if state != VerificationState.VERIFIED:
        told |= NOT_ANY_MORE
    return ShownView(state=state, **told)
