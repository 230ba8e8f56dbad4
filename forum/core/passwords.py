"""Passwords: kept as Argon2 hashes, which are slow to guess, and not too easy to guess."""

from collections.abc import Sequence
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from forum.core.errors import Invalid
from forum.core.i18n import _

# What people here think of first (OWASP ASVS 5.0, 6.2.11).
FORUM_WORDS = frozenset({
    "ruggespraak", "rugpijn", "rug", "hernia", "hersenschudding", "wervel", "wervelkolom",
    "spieren", "stijf", "stijve", "pijn", "herstel", "fysio", "fysiotherapeut", "huisarts",
    "bewegen", "wandelen", "factsheet", "forum", "welkom", "wachtwoord",
})  # fmt: skip
SCORED = 32  # who is strong by then is strong; zxcvbn may take seconds over more
STRONG = 3  # of 4: withstands guessing on line by a wide margin

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    return _hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Takes as long for a member who does not exist, so nobody can tell who does."""
    try:
        return _hasher.verify(password_hash or _nobody(), password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    return _hasher.check_needs_rehash(password_hash)


@cache
def _nobody() -> str:
    return hash_password("")


def require_strong(password: str, about: Sequence[str]) -> None:
    """Raises Invalid for a password that a stranger would soon guess.

    `about` holds what is known of its owner, such as name and address.
    """
    known = [*FORUM_WORDS, *about]
    if zxcvbn(password[:SCORED], user_inputs=known)["score"] < STRONG:
        weak = _(
            "Dit wachtwoord is te makkelijk te raden. "
            "Maak het langer, met woorden die niet bij elkaar horen."
        )
        raise Invalid(weak, code="weak_password", errors={"password": [weak]})
