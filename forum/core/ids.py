"""Secrets and other names that nobody can guess."""

from hashlib import sha256
from secrets import token_urlsafe


def new_token() -> str:
    """256 random bits, safe in an address."""
    return token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token. It has no pattern to guess, so a fast hash is enough."""
    return sha256(token.encode(errors="replace")).hexdigest()
