"""Members seen as viewers: by their session, by their key, or by id."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ScalarSelect, Select, bindparam, exists, literal, or_, select

from forum.accounts.badge import Standing, is_expert
from forum.accounts.models import Block, Consent, FeedKey, Member, Session, Token
from forum.accounts.purposes import Purpose
from forum.accounts.viewer import ALL_SCOPES, STAFF, Expert, Role, Scope, Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.ids import token_hash

# How long a session lasts unused, and at most (OWASP ASVS 5.0, 7.3).
IDLE, IDLE_STAFF = timedelta(days=30), timedelta(hours=8)
LASTS = timedelta(days=90)

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
    Member.joined_at,
    Member.suspended_until,
    Member.muted_until,
    Member.expert_profession,
    Member.expert_until,
    Member.second_factor_since,
    Member.paused_at,
    Member.unread_count,
    Member.rules_version,
    Member.known_since,
    _has_consent,
    _has_blocks,
)


Count = ScalarSelect[int]
NONE: Count = select(literal(0)).scalar_subquery()


@cache
def _by_session(notices: Count) -> Select[*tuple[Any, ...]]:
    """Asked at every visit, and making it would cost more than asking it."""
    return (
        select(*_facts)
        .add_columns(Session.id.label("session_id"), Session.last_used_at)
        .add_columns(notices.label("notice_count"))
        .join(Session, Session.member_id == Member.id)
        .where(
            Session.token_hash == bindparam("token_hash"),
            or_(Member.role.not_in(STAFF), Session.last_used_at > bindparam("used_by_staff")),
            Session.last_used_at > bindparam("used"),
            Session.created_at > bindparam("made"),
        )
    )


def find_viewer_by_session(token: str, notices: Count = NONE) -> Viewer | None:
    """Who is behind a session that is neither too old nor too long unused. `notices` is what is
    counted beside it of `Member`: this room does not know of what."""
    now = clock.now()
    since = {"used": now - IDLE, "used_by_staff": now - IDLE_STAFF, "made": now - LASTS}
    asked = {"token_hash": token_hash(token), **since}
    row = db.session.execute(_by_session(notices), asked).one_or_none()
    if row is None:
        return None
    viewer = replace(_as_viewer(row), notice_count=row.notice_count)
    return replace(viewer, session_id=row.session_id, used_at=row.last_used_at)


def find_viewer_by_token(token: str) -> Viewer | None:
    query = (
        select(*_facts, Token.scopes, Token.id.label("token_id"), Token.last_used_at)
        .join(Token, Token.member_id == Member.id)
        .where(Token.token_hash == token_hash(token))
        .where(or_(Token.expires_at.is_(None), Token.expires_at > clock.now()))
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


def find_viewer_by_feed_key(secret: str) -> Viewer | None:
    """Who made that feed, as a member among members: what only a role may read stays out of what
    another program keeps. None also while the member is suspended or away."""
    query = select(*_facts, FeedKey.id.label("token_id"), FeedKey.last_used_at)
    query = query.join(FeedKey, FeedKey.member_id == Member.id)
    row = db.session.execute(query.where(FeedKey.token_hash == token_hash(secret))).one_or_none()
    if row is None:
        return None
    viewer = _as_viewer(row)
    if viewer.is_paused or viewer.is_suspended(clock.now()):
        return None
    plain = replace(viewer, role=Role.MEMBER, expert=None, scopes=frozenset({Scope.READ}))
    return replace(plain, token_id=row.token_id, used_at=row.last_used_at)


def get_viewer(member_id: int) -> Viewer:
    """The member as a viewer. Raises NotFound."""
    row = db.session.execute(select(*_facts).where(Member.id == member_id)).one_or_none()
    if row is None:
        raise NotFound(_("Dit lid bestaat niet."))
    return _as_viewer(row)


def _as_viewer(row: Any) -> Viewer:
    now = clock.now()
    standing = Standing(Role(row.role), row.expert_profession, row.expert_until)
    suspended = row.suspended_until is not None and row.suspended_until > now
    is_paused = row.paused_at is not None
    return Viewer(
        id=row.id,
        name=row.username,
        role=standing.role,
        is_verified=row.email_verified_at is not None,
        has_consent=row.has_consent,
        joined_at=row.joined_at,
        suspended_until=row.suspended_until,
        muted_until=row.muted_until,
        unread_count=row.unread_count,
        rules_version=row.rules_version,
        expert=_expert(standing, now),
        is_paused=is_paused,
        has_second_factor=row.second_factor_since is not None,
        has_blocks=row.has_blocks,
        known_since=row.known_since,
        # Whoever is suspended or away keeps the account, without what staff may do with it.
        scopes=ALL_SCOPES - {Scope.MODERATE} if suspended or is_paused else ALL_SCOPES,
    )


def _expert(standing: Standing, now: datetime) -> Expert | None:
    if not is_expert(standing, now):
        return None
    return Expert(standing.profession or "", standing.expert_until)
