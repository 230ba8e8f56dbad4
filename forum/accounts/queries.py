"""Finding members, and reading what is theirs."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.accounts.badge import Standing, author
from forum.accounts.models import Consent, FeedKey, Member, Session, Token
from forum.accounts.names import email_key, username_key
from forum.accounts.policy import may_see_account
from forum.accounts.purposes import Purpose
from forum.accounts.viewer import STAFF, Role, Viewer
from forum.accounts.viewers import IDLE, IDLE_STAFF, LASTS
from forum.accounts.views import AccountView, ConsentView, ProfileView, SessionView
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.passwords import NO_PASSWORD
from forum.core.permission import require


def find_by_name(name: str) -> Member | None:
    return db.session.scalar(select(Member).where(Member.username_key == username_key(name)))


def find_by_email(address: str) -> Member | None:
    return db.session.scalar(select(Member).where(Member.email_key == email_key(address)))


def profile(viewer: Viewer, username: str) -> ProfileView:
    """What anyone may see of a member. Raises NotFound, also while the address is unverified:
    whether a new name appears must not tell whether an address had an account."""
    member = find_by_name(username)
    if member is None or member.username != username or member.erased_at:
        raise _unknown()
    if member.id != viewer.id and (member.email_verified_at is None or member.paused_at):
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
        has_password=member.password_hash != NO_PASSWORD,
        bio=member.bio,
        joined_at=member.joined_at,
        takes_messages=member.takes_messages,
    )


def own_tokens(viewer: Viewer) -> Sequence[Token]:
    require(may_see_account(viewer))
    query = select(Token).where(Token.member_id == viewer.id).order_by(Token.id)
    return db.session.scalars(query).all()


def own_feed_keys(viewer: Viewer) -> Sequence[FeedKey]:
    require(may_see_account(viewer))
    query = select(FeedKey).where(FeedKey.member_id == viewer.id).order_by(FeedKey.id)
    return db.session.scalars(query).all()


def own_sessions(viewer: Viewer) -> Sequence[SessionView]:
    """Where one is logged in, the latest used first."""
    require(may_see_account(viewer))
    now = clock.now()
    idle = IDLE_STAFF if viewer.role in STAFF else IDLE
    query = (
        select(Session)
        .where(Session.member_id == viewer.id, Session.last_used_at > now - idle)
        .where(Session.created_at > now - LASTS)
        .order_by(Session.last_used_at.desc(), Session.id.desc())
    )
    return [SessionView.of(found, viewer.session_id) for found in db.session.scalars(query)]


def own_consents(viewer: Viewer) -> Sequence[ConsentView]:
    """One line per purpose, whether or not it was ever agreed to."""
    require(may_see_account(viewer))
    query = select(Consent).where(Consent.member_id == viewer.id, Consent.withdrawn_at.is_(None))
    given = {consent.purpose: consent for consent in db.session.scalars(query)}
    return [ConsentView.of(purpose, given.get(purpose)) for purpose in Purpose]


def _unknown() -> NotFound:
    return NotFound(_("Dit lid bestaat niet."))
