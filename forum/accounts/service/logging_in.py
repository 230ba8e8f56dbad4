"""Getting in and out: by password, kept as a session or as a token."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, update

from forum.accounts.models import Session, Token
from forum.accounts.policy import may_change_account
from forum.accounts.queries import find_by_email, find_by_name, get_viewer, own_tokens
from forum.accounts.viewer import ALL_SCOPES, STAFF, Scope, Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import LoginRequired, NotFound
from forum.core.i18n import _
from forum.core.ids import new_token, token_hash
from forum.core.passwords import hash_password, is_outdated, matches
from forum.core.permission import require

IDLE = timedelta(days=30)
NOTED_EVERY = timedelta(minutes=10)  # how exactly the last use of a session is kept


def log_in(*, username: str, password: str) -> Viewer:
    """The member with that name or address. Raises LoginRequired, alike for whoever fails."""
    member = find_by_email(username) if "@" in username else find_by_name(username)
    kept = member.password_hash if member else None
    if not matches(kept, password) or member is None:
        raise LoginRequired(
            _("De naam of het wachtwoord klopt niet."),
            code="wrong_credentials",
        )
    if is_outdated(member.password_hash):
        member.password_hash = hash_password(password)
    return get_viewer(member.id)


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
    if viewer.session_id is not None:
        db.session.execute(
            update(Session).where(Session.id == viewer.session_id).values(last_used_at=now)
        )
    else:
        db.session.execute(
            update(Token).where(Token.id == viewer.token_id).values(last_used_at=now)
        )


def close_session(viewer: Viewer) -> None:
    db.session.execute(delete(Session).where(Session.id == viewer.session_id))


def forget_old_sessions() -> None:
    db.session.execute(delete(Session).where(Session.last_used_at < clock.now() - IDLE))


def create_token(
    *, username: str, password: str, name: str, scopes: Sequence[str] | None = None
) -> tuple[str, Token]:
    """A new token and the row that stands for it. Without scopes: all the role allows.

    Every token reads, and none may more than its member's role.
    """
    viewer = log_in(username=username, password=password)
    allowed = ALL_SCOPES if viewer.role in STAFF else ALL_SCOPES - {Scope.MODERATE}
    wanted = allowed if scopes is None else allowed & {Scope.READ, *map(Scope, scopes)}
    return _add_token(viewer, name, wanted)


def create_own_token(viewer: Viewer, *, name: str, password: str) -> tuple[str, Token]:
    require(may_change_account(viewer))
    return create_token(username=viewer.name, password=password, name=name)


def revoke_token(viewer: Viewer, token_id: int) -> None:
    """Raises NotFound for a token that is not the viewer's own."""
    require(may_change_account(viewer))
    for token in own_tokens(viewer):
        if token.id == token_id:
            db.session.delete(token)
            return
    raise NotFound(_("Dit token bestaat niet."))


def _add_token(viewer: Viewer, name: str, scopes: frozenset[Scope]) -> tuple[str, Token]:
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
