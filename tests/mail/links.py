"""What letters hold to stop more of their kind."""

from flask import current_app

from forum.accounts.stop_links import OLD, OLD_ONES, StopLink, token_of
from forum.accounts.tokens import Signer


def stop_token(member, kind: str, thread_id: int | None = None) -> str:
    return token_of(StopLink(member.id, kind, thread_id), member.email, _signer())


def old_token(member, kind: str) -> str:
    """As letters of earlier releases have it."""
    purposes = {kind: purpose for purpose, kind in OLD_ONES.items()}
    if kind in purposes:
        return _signer().sign(purposes[kind], member.id)
    return _signer().seal(OLD, [member.id, kind, 0])


def _signer() -> Signer:
    return Signer(current_app.config["SECRET_KEY"])
