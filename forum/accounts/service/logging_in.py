"""Being in, and out again: kept as a session or as a token."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, update

from forum.accounts.models import FeedKey, Member, Session, Token
from forum.accounts.policy import may_change_account
from forum.accounts.queries import own_tokens
from forum.accounts.viewer import ALL_SCOPES, STAFF, Scope, Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.ids import new_token, token_hash
from forum.core.permission import require

NOTED_EVERY = timedelta(minutes=10)  # how exactly the last use of a session is kept


def open_session(viewer: Viewer, *, device: str = "", address: str = "") -> str:
    """The token that a browser keeps. Every log-in makes a new one."""
    token, now = new_token(), clock.now()
    db.session.add(
        Session(
            member_id=viewer.member_id,
            token_hash=token_hash(token),
            created_at=now,
            last_used_at=now,
            device=device,
            address=address,
        )
    )
    _log_activity(viewer.member_id)
    return token


def is_worth_noting(viewer: Viewer) -> bool:
    """Whether the last use that is kept of the viewer's session or token is long enough ago."""
    if viewer.session_id is None and viewer.token_id is None:
        return False
    return viewer.used_at is None or viewer.used_at < clock.now() - NOTED_EVERY


def note_use(viewer: Viewer) -> None:
    """Keep that the session or token was used now."""
    now = clock.now()
    _log_activity(viewer.member_id)
    if viewer.session_id is not None:
        db.session.execute(
            update(Session).where(Session.id == viewer.session_id).values(last_used_at=now)
        )
    else:
        db.session.execute(
            update(Token).where(Token.id == viewer.token_id).values(last_used_at=now)
        )


def _log_activity(member_id: int) -> None:
    """Whoever was warned for staying away has come back."""
    here = update(Member).where(Member.id == member_id, Member.erased_at.is_(None))
    db.session.execute(here.values(last_active_at=clock.now(), warned_at=None))


def close_session(viewer: Viewer) -> None:
    db.session.execute(delete(Session).where(Session.id == viewer.session_id))


def end_session(viewer: Viewer, session_id: int) -> None:
    """One of the viewer's own, here or elsewhere. Raises NotFound for any other."""
    require(may_change_account(viewer))
    mine = Session.id == session_id, Session.member_id == viewer.id
    gone = delete(Session).where(*mine).returning(Session.id)
    if db.session.scalar(gone) is None:
        raise NotFound(_("Deze sessie bestaat niet, of is al afgelopen."))


def end_other_sessions(viewer: Viewer) -> None:
    """Everywhere but here."""
    require(may_change_account(viewer))
    end_all_access(viewer.member_id, but=viewer.session_id, with_tokens=False)


def end_all_access(
    member_id: int,
    *,
    but: int | None = None,
    but_token: int | None = None,
    with_tokens: bool = True,
) -> None:
    """Nobody is this member any more but who just proved it, in the session or by the token that
    is named."""
    others = Session.member_id == member_id, Session.id != (but or 0)
    db.session.execute(delete(Session).where(*others))
    if with_tokens:
        tokens = Token.member_id == member_id, Token.id != (but_token or 0)
        db.session.execute(delete(Token).where(*tokens))
        db.session.execute(delete(FeedKey).where(FeedKey.member_id == member_id))


def create_token(
    viewer: Viewer,
    *,
    name: str,
    scopes: Sequence[str] | None = None,
    expires_in: int | None = None,
) -> tuple[str, Token]:
    """A new token of who just proved to be this member. Without scopes: all the role allows.
    `expires_in` is in days; without it the token lasts until it is revoked.

    Every token reads, and none may more than its member's role.
    """
    allowed = ALL_SCOPES if viewer.role in STAFF else ALL_SCOPES - {Scope.MODERATE}
    wanted = allowed if scopes is None else allowed & {Scope.READ, *map(Scope, scopes)}
    secret, token = add_token(viewer, name, wanted)
    token.expires_at = clock.now() + timedelta(days=expires_in) if expires_in else None
    return secret, token


def revoke_token(viewer: Viewer, token_id: int) -> None:
    """Raises NotFound for a token that is not the viewer's own."""
    require(may_change_account(viewer))
    for token in own_tokens(viewer):
        if token.id == token_id:
            db.session.delete(token)
            return
    raise NotFound(_("Deze sleutel bestaat niet."))


def add_token(viewer: Viewer, name: str, scopes: frozenset[Scope]) -> tuple[str, Token]:
    secret = new_token()
    token = Token(
        member_id=viewer.member_id,
        name=name,
        scopes=" ".join(sorted(scopes)),
        token_hash=token_hash(secret),
        created_at=clock.now(),
    )
    db.session.add(token)
    db.session.flush()
    return secret, token
