"""Reading applications: one's own, and for moderators those of everybody."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from forum.accounts.badge import Author, Standing, author
from forum.accounts.models import Member
from forum.accounts.policy import may_moderate, may_see_account
from forum.accounts.viewer import Role, Viewer
from forum.core import clock
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.experts.models import RegisterCheck, Verification
from forum.experts.states import VerificationState
from forum.experts.verification.findings import Finding, Identity
from forum.experts.verification.policy import OPEN, Judged
from forum.experts.verification.views import ApplicationView, CheckView

OLDEST = Order("applications", (Verification.applied_at, Verification.id), descending=False)
NEWEST = Order("applications-decided", (Verification.applied_at, Verification.id))
SAID = (
    "id", "profession", "specialism", "quality_register", "register_name", "big_number",
    "practice", "practice_phone", "practice_site", "interests", "applied_at", "verified_at",
    "expires_at", "ended_at", "reason",
)  # fmt: skip
_checker, _other, _looked = alias(Member), alias(Verification), alias(RegisterCheck)


class Which(StrEnum):
    OPEN = "open"
    VERIFIED = "verified"
    CLOSED = "closed"


def own_applications(viewer: Viewer) -> Sequence[ApplicationView]:
    """The latest first."""
    require(may_see_account(viewer))
    query = _of(viewer, Verification.member_id == viewer.id).order_by(Verification.id.desc())
    return [_show(row, viewer) for row in db.session.execute(query)]


def applications(
    viewer: Viewer, *, state: Which = Which.OPEN, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[ApplicationView]:
    """For moderators: what waits longest first, and of what was decided the latest."""
    require(may_moderate(viewer))
    order = OLDEST if state == Which.OPEN else NEWEST
    return order.take(
        _of(viewer, _states(state)), after=after, show=lambda row: _show(row, viewer), limit=limit
    )


def application(viewer: Viewer, application_id: int) -> ApplicationView:
    """One's own, or any for a moderator, who also sees what was found. Raises NotFound."""
    require(may_see_account(viewer))
    row = db.session.execute(_of(viewer, Verification.id == application_id)).one_or_none()
    if row is None or not (viewer.is_staff or row.member_id == viewer.id):
        raise NotFound(_("Deze aanvraag bestaat niet."))
    return _show(row, viewer, _checks(application_id) if viewer.is_staff else ())


def _states(which: Which) -> ColumnElement[bool]:
    verified = VerificationState.VERIFIED
    if which == Which.OPEN:
        return Verification.state.in_(OPEN)
    if which == Which.VERIFIED:
        return Verification.state == verified
    return Verification.state.not_in({*OPEN, verified})


def _of(viewer: Viewer, where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """With the last look at the register, and how many others gave the same number."""
    last = (
        select(func.max(_looked.id))
        .where(_looked.verification_id == Verification.id)
        .correlate(Verification)
        .scalar_subquery()
    )
    same = (
        select(func.count(_other.member_id.distinct()))
        .where(_other.big_number == Verification.big_number)
        .where(_other.member_id != Verification.member_id)
        .correlate(Verification)
        .scalar_subquery()
    )
    return (
        select(
            *(getattr(Verification, name) for name in (*SAID, "member_id", "state")),
            Member.username,
            Member.role,
            Member.expert_profession,
            Member.expert_until,
            RegisterCheck.checked_by,
            RegisterCheck.is_good,
            same.label("same_number"),
        )
        .join(Member, Member.id == Verification.member_id)
        .outerjoin(RegisterCheck, RegisterCheck.id == last)
        .where(where)
    )


def _show(row: Any, viewer: Viewer, checks: Sequence[CheckView] = ()) -> ApplicationView:
    state = VerificationState(row.state)
    return ApplicationView(
        **{name: getattr(row, name) for name in SAID},
        author=_author(row),
        judged=Judged(row.member_id, state, row.checked_by, bool(row.is_good)),
        is_mine=row.member_id == viewer.id,
        checks=checks,
        same_number=row.same_number if viewer.is_staff else 0,
    )


def _author(row: Any) -> Author:
    standing = Standing(Role(row.role), row.expert_profession, row.expert_until)
    return author(row.username, standing, clock.now())


def _checks(application_id: int) -> Sequence[CheckView]:
    query = (
        select(*RegisterCheck.__table__.c, _checker.username)
        .join(_checker, _checker.id == RegisterCheck.checked_by)
        .where(RegisterCheck.verification_id == application_id)
        .order_by(RegisterCheck.id.desc())
    )
    return [_check(row) for row in db.session.execute(query)]


def _check(row: Any) -> CheckView:
    return CheckView(
        by=row.username,
        at=row.checked_at,
        adapter=row.adapter,
        finding=Finding(row.finding),
        name_matches=row.name_matches,
        identity=Identity(row.identity),
        is_good=row.is_good,
        reregistration_on=row.reregistration_on,
        note=row.note,
    )
