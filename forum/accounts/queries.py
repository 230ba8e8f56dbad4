"""Finding members, and seeing them as viewers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import exists, or_, select

from forum.accounts.badge import Standing, author, is_expert
from forum.accounts.models import Block, Consent, EmailVerification, Member, Session, Token
from forum.accounts.names import email_key, username_key
from forum.accounts.policy import may_see_account
from forum.accounts.purposes import Purpose
from forum.accounts.viewer import ALL_SCOPES, Expert, Role, Scope, Viewer
from forum.accounts.views import AccountView, ConsentView, ProfileView
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.ids import token_hash
from forum.core.permission import require

_has_consent = (
    exists()
    .where(
        Consent.member_id == Member.id,
        Consent.purpose == Purpose.TEXTS,
        Consent.withdrawn_at.is_(None),
    )
    .label("has_consent")
)
_has_blocks = (
    exists()
    .where(or_(Block.member_id == Member.id, Block.blocked_id == Member.id))
    .label("has_blocks")
)
_facts = (
    Member.id,
    Member.username,
    Member.role,
    Member.email_verified_at,
    Member.suspended_until,
    Member.expert_profession,
    Member.expert_until,
    Member.second_factor_since,
    Member.paused_at,
    _has_consent,
    _has_blocks,
)


def find_viewer_by_session(token: str, *, last_used_after: datetime) -> Viewer | None:
    """Who is behind a session that was used since then."""
    query = (
        select(*_facts, Session.id.label("session_id"), Session.last_used_at)
        .join(Session, Session.member_id == Member.id)
        .where(Session.token_hash == token_hash(token), Session.last_used_at > last_used_after)
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        return None
    return replace(_as_viewer(row), session_id=row.session_id, used_at=row.last_used_at)


def find_viewer_by_token(token: str) -> Viewer | None:
    query = (
        select(*_facts, Token.scopes, Token.id.label("token_id"), Token.last_used_at)
        .join(Token, Token.member_id == Member.id)
        .where(Token.token_hash == token_hash(token))
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        return None
    viewer = _as_viewer(row)
    asked = frozenset(Scope(scope) for scope in row.scopes.split())
    return replace(
        viewer,
        scopes=viewer.scopes & asked,
        token_id=row.token_id,
        used_at=row.last_used_at,
    )


def get_viewer(member_id: int) -> Viewer:
    """The member as a viewer. Raises NotFound."""
    row = db.session.execute(select(*_facts).where(Member.id == member_id)).one_or_none()
    if row is None:
        raise _unknown()
    return _as_viewer(row)


def find_by_name(name: str) -> Member | None:
    return db.session.scalar(select(Member).where(Member.username_key == username_key(name)))


def find_by_email(address: str) -> Member | None:
    return db.session.scalar(select(Member).where(Member.email_key == email_key(address)))


def profile(viewer: Viewer, username: str) -> ProfileView:
    """What anyone may see of a member. Raises NotFound, also while the address is unverified:
    whether a new name appears must not tell whether an address had an account."""
    member = find_by_name(username)
    if member is None or member.username != username:
        raise _unknown()
    if member.email_verified_at is None and member.id != viewer.id:
        raise _unknown()
    standing = Standing(Role(member.role), member.expert_profession, member.expert_until)
    return ProfileView(
        author=author(member.username, standing, clock.now()),
        bio=member.bio,
        joined_at=member.joined_at,
        is_mine=member.id == viewer.id,
    )


def own_account(viewer: Viewer) -> AccountView:
    require(may_see_account(viewer))
    member = db.session.scalars(select(Member).where(Member.id == viewer.id)).one()
    return AccountView(
        username=member.username,
        email=member.email,
        email_verified=member.email_verified_at is not None,
        bio=member.bio,
        joined_at=member.joined_at,
    )


def own_tokens(viewer: Viewer) -> Sequence[Token]:
    require(may_see_account(viewer))
    query = select(Token).where(Token.member_id == viewer.id).order_by(Token.id)
    return db.session.scalars(query).all()


def own_consents(viewer: Viewer) -> Sequence[ConsentView]:
    """One line per purpose, whether or not it was ever agreed to."""
    require(may_see_account(viewer))
    query = select(Consent).where(Consent.member_id == viewer.id, Consent.withdrawn_at.is_(None))
    given = {consent.purpose: consent for consent in db.session.scalars(query)}
    return [ConsentView.of(purpose, given.get(purpose)) for purpose in Purpose]


def unverified_address(verification_id: int) -> tuple[str, str] | None:
    """Name and address that a verification still waits for; None when it no longer does."""
    query = (
        select(Member.username, Member.email)
        .join(EmailVerification, EmailVerification.member_id == Member.id)
        .where(
            EmailVerification.id == verification_id,
            EmailVerification.used_at.is_(None),
            EmailVerification.email_key == Member.email_key,
            Member.email_verified_at.is_(None),
        )
    )
    row = db.session.execute(query).one_or_none()
    return row and (row.username, row.email)


def address_of(member_id: int) -> tuple[str, str] | None:
    """Name and address to write to."""
    known = Member.id == member_id, Member.erased_at.is_(None)
    query = select(Member.username, Member.email).where(*known)
    row = db.session.execute(query).one_or_none()
    return row and (row.username, row.email)


def _as_viewer(row: Any) -> Viewer:
    now = clock.now()
    standing = Standing(Role(row.role), row.expert_profession, row.expert_until)
    suspended = row.suspended_until is not None and row.suspended_until > now
    return Viewer(
        id=row.id,
        name=row.username,
        role=standing.role,
        is_verified=row.email_verified_at is not None,
        has_consent=row.has_consent,
        suspended_until=row.suspended_until,
        expert=_expert(standing, now),
        is_paused=row.paused_at is not None,
        has_second_factor=row.second_factor_since is not None,
        has_blocks=row.has_blocks,
        # Whoever is suspended keeps the account, and loses what staff may do with it.
        scopes=ALL_SCOPES - {Scope.MODERATE} if suspended else ALL_SCOPES,
    )


def _expert(standing: Standing, now: datetime) -> Expert | None:
    if not is_expert(standing, now):
        return None
    return Expert(standing.profession or "", standing.expert_until)


def _unknown() -> NotFound:
    return NotFound(_("Dit lid bestaat niet."))
