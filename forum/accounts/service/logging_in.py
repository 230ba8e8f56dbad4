"""Getting in and out: by password, kept as a session or as a token."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, update

from forum.accounts.models import Member, Session, Token
from forum.accounts.policy import may_change_account
from forum.accounts.queries import find_by_email, find_by_name, get_viewer, own_tokens
from forum.accounts.viewer import ALL_SCOPES, STAFF, Scope, Viewer
from forum.core import clock
from forum.core.db import db, let_go
from forum.core.errors import LoginRequired, NotFound
from forum.core.i18n import _
from forum.core.ids import new_token, token_hash
from forum.core.passwords import hash_password, is_outdated, matches
from forum.core.permission import require

IDLE = timedelta(days=30)
NOTED_EVERY = timedelta(minutes=10)  # how exactly the last use of a session is kept


@dataclass(frozen=True)
class Proof:
    """That somebody knew the password of this member, and the newer hash of it if there is one."""

    member_id: int
    fresh_hash: str | None = None


def prove(*, username: str, password: str) -> Proof:
    """Hold the password against the member with that name or address.

    For outside a transaction: hashing takes long, and must not keep other writers waiting.
    Raises LoginRequired, alike and in the same time for whoever fails.
    """
    member = find_by_email(username) if "@" in username else find_by_name(username)
    found = (member.id, member.password_hash) if member else (0, None)
    let_go()
    member_id, kept = found
    if not matches(kept, password) or kept is None:
        raise LoginRequired(
            _("De naam of het wachtwoord klopt niet."),
            code="wrong_credentials",
        )
    return Proof(member_id, hash_password(password) if is_outdated(kept) else None)


def log_in(proof: Proof) -> Viewer:
    """Who proved to be this member. Raises NotFound for one that went in the meantime."""
    _note_activity(proof.member_id)
    if proof.fresh_hash:
        renewed = update(Member).where(Member.id == proof.member_id)
        db.session.execute(renewed.values(password_hash=proof.fresh_hash))
    return get_viewer(proof.member_id)


def open_session(viewer: Viewer) -> str:
    """The token that a browser keeps. Every log-in makes a new one."""
    token, now = new_token(), clock.now()
    db.session.add(
        Session(member_id=viewer.id, token_hash=token_hash(token), created_at=now, last_used_at=now)
    )
    return token


def is_worth_noting(viewer: Viewer) -> bool:
    """Whether the last use that is kept of the viewer's session or token is long enough ago."""
    if viewer.session_id is None and viewer.token_id is None:
        return False
    return viewer.used_at is None or viewer.used_at < clock.now() - NOTED_EVERY


def note_use(viewer: Viewer) -> None:
    """Keep that the session or token was used now."""
    now = clock.now()
    _note_activity(viewer.id or 0)
    if viewer.session_id is not None:
        db.session.execute(
            update(Session).where(Session.id == viewer.session_id).values(last_used_at=now)
        )
    else:
        db.session.execute(
            update(Token).where(Token.id == viewer.token_id).values(last_used_at=now)
        )


def _note_activity(member_id: int) -> None:
    """Whoever was warned for staying away has come back."""
    here = update(Member).where(Member.id == member_id, Member.erased_at.is_(None))
    db.session.execute(here.values(last_active_at=clock.now(), warned_at=None))


def close_session(viewer: Viewer) -> None:
    db.session.execute(delete(Session).where(Session.id == viewer.session_id))


def create_token(
    proof: Proof, *, name: str, scopes: Sequence[str] | None = None
) -> tuple[str, Token]:
    """A new token and the row that stands for it. Without scopes: all the role allows.

    Every token reads, and none may more than its member's role.
    """
    viewer = log_in(proof)
    allowed = ALL_SCOPES if viewer.role in STAFF else ALL_SCOPES - {Scope.MODERATE}
    wanted = allowed if scopes is None else allowed & {Scope.READ, *map(Scope, scopes)}
    return add_token(viewer, name, wanted)


def revoke_token(viewer: Viewer, token_id: int) -> None:
    """Raises NotFound for a token that is not the viewer's own."""
    require(may_change_account(viewer))
    for token in own_tokens(viewer):
        if token.id == token_id:
            db.session.delete(token)
            return
    raise NotFound(_("Dit token bestaat niet."))


def add_token(viewer: Viewer, name: str, scopes: frozenset[Scope]) -> tuple[str, Token]:
    secret = new_token()
    token = Token(
        member_id=viewer.id,
        name=name,
        scopes=" ".join(sorted(scopes)),
        token_hash=token_hash(secret),
        created_at=clock.now(),
    )
    db.session.add(token)
    db.session.flush()
    return secret, token
