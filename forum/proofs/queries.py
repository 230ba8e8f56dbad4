"""What a member proves to be themselves with, seen by that member."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select

from forum.accounts.models import Member
from forum.accounts.policy import may_change_account, may_see_account
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs.models import Authenticator, BackupCode, Identity, Passkey
from forum.proofs.views import Enrolment, PasskeyView, SecondFactorView, SecondSteps, WaysIn

ENROLMENT_LASTS = timedelta(hours=2)  # an app may still have to be installed


def own_second_factor(viewer: Viewer) -> SecondFactorView:
    require(may_see_account(viewer))
    left = select(func.count(BackupCode.id)).where(
        BackupCode.member_id == viewer.id, BackupCode.used_at.is_(None)
    )
    since = select(Member.second_factor_since).where(Member.id == viewer.id)
    return SecondFactorView(
        since=db.session.scalar(since),
        app_since=_app_since(viewer),
        backup_codes_left=db.session.scalar(left) or 0,
    )


def has_app(viewer: Viewer) -> bool:
    """One that counts: its first code was given."""
    return _app_since(viewer) is not None


def _app_since(viewer: Viewer) -> datetime | None:
    query = select(Authenticator.confirmed_at).where(Authenticator.member_id == viewer.id)
    return db.session.scalar(query)


def require_app(viewer: Viewer) -> None:
    """Raises NotFound for who has no app to change anything about."""
    require(may_change_account(viewer))
    if not has_app(viewer):
        raise no_app()


def no_app() -> NotFound:
    return NotFound(_("Je hebt geen app ingesteld voor inloggen in twee stappen."))


def find_enrolment(viewer: Viewer) -> Enrolment | None:
    """What the viewer began and has not finished."""
    require(may_change_account(viewer))
    secret = db.session.scalar(select(Authenticator.secret).where(*begun_by(viewer)))
    return Enrolment(secret, viewer.name) if secret else None


def begun_by(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    return (
        Authenticator.member_id == viewer.id,
        Authenticator.confirmed_at.is_(None),
        Authenticator.created_at > clock.now() - ENROLMENT_LASTS,
    )


@dataclass(frozen=True)
class IdentityView:
    """That a member is known to a provider; never as whom."""

    id: int
    issuer: str
    linked_at: datetime


def own_identities(viewer: Viewer) -> Sequence[IdentityView]:
    """The oldest first."""
    require(may_see_account(viewer))
    query = (
        select(Identity.id, Identity.issuer, Identity.linked_at)
        .where(Identity.member_id == viewer.id)
        .order_by(Identity.id)
    )
    return [IdentityView(*row) for row in db.session.execute(query)]


def ways_beside_password(member_id: int, issuer: str | None) -> WaysIn:
    """What logs this member in without the password; `issuer` is of the provider there is."""
    passkeys = select(Passkey.created_at).where(Passkey.member_id == member_id)
    links = select(Identity.linked_at).where(
        Identity.member_id == member_id, Identity.issuer == issuer
    )
    return WaysIn(
        passkeys=db.session.scalars(passkeys.order_by(Passkey.id)).all(),
        links=db.session.scalars(links.order_by(Identity.id)).all(),
    )


def own_passkeys(viewer: Viewer) -> Sequence[PasskeyView]:
    """In the order in which they were made."""
    require(may_see_account(viewer))
    query = select(Passkey).where(Passkey.member_id == viewer.id).order_by(Passkey.id)
    return [PasskeyView.of(found) for found in db.session.scalars(query)]


def own_passkey(viewer: Viewer, passkey_id: int) -> PasskeyView:
    """Raises NotFound for one that is not the viewer's."""
    found = [passkey for passkey in own_passkeys(viewer) if passkey.id == passkey_id]
    if not found:
        raise NotFound(_("Deze passkey bestaat niet."))
    return found[0]


def credential_ids(member_id: int) -> Sequence[str]:
    """What browsers call the member's passkeys."""
    query = select(Passkey.credential_id).where(Passkey.member_id == member_id)
    return db.session.scalars(query.order_by(Passkey.id)).all()


def second_steps(member_id: int) -> SecondSteps:
    app = exists().where(
        Authenticator.member_id == member_id, Authenticator.confirmed_at.is_not(None)
    )
    paper = exists().where(BackupCode.member_id == member_id, BackupCode.used_at.is_(None))
    passkey = exists().where(Passkey.member_id == member_id)
    row = db.session.execute(select(or_(app, paper), passkey)).one()
    return SecondSteps(by_code=row[0], by_passkey=row[1])
