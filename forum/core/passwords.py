"""Passwords: kept as Argon2 hashes, which are slow to guess, and not too easy to guess."""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from functools import cache
from threading import get_native_id
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from forum.core.errors import Invalid, Unavailable
from forum.core.i18n import _

# What people here think of first (OWASP ASVS 5.0, 6.2.11).
FORUM_WORDS = frozenset({
    "ruggespraak", "rugpijn", "rug", "hernia", "hersenschudding", "wervel", "wervelkolom",
    "spieren", "stijf", "stijve", "pijn", "herstel", "fysio", "fysiotherapeut", "huisarts",
    "bewegen", "wandelen", "factsheet", "forum", "welkom", "wachtwoord",
})  # fmt: skip
SCORED = 32  # who is strong by then is strong; zxcvbn may take seconds over more
NO_PASSWORD = "-"  # noqa: S105  kept of who has none: no password has this hash
STRONG = 3  # of 4: withstands guessing on line by a wide margin

# RFC 9106's second choice, on one lane: its threads would not yield to who reads, as ours does.
_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
PATIENCE = 15  # seconds that somebody waits for a turn
YIELDS = 10  # niceness: who reads goes first, and who logs in still gets a tenth (sched(7))
Answer = TypeVar("Answer")


def hash_password(password: str) -> str:
    return _in_turn(lambda: _hasher.hash(password))


def matches(password_hash: str | None, password: str) -> bool:
    """Takes as long for a member who does not exist, or has no password, so nobody can tell."""
    has_one = password_hash not in (None, NO_PASSWORD)
    try:
        kept = password_hash if password_hash and has_one else _nobody()
        return _in_turn(lambda: _hasher.verify(kept, password)) and has_one
    except (VerificationError, InvalidHashError):
        return False


def _in_turn(task: Callable[[], Answer]) -> Answer:
    """Hashing takes a core and 64 MiB: one at a time in a process, and after everybody who reads.

    Raises Unavailable for who would have to wait too long, and whatever the task raises.
    """
    turn = _aside().submit(task)
    try:
        return turn.result(PATIENCE)
    except TookTooLong:
        if turn.cancel():
            raise Unavailable(
                _("Er loggen nu te veel mensen tegelijk in. Probeer het zo nog eens.")
            ) from None
        return turn.result()


@cache
def _aside() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "passwords", _step_aside)


# A process that forks takes its threads not along: the new one makes its own.
os.register_at_fork(after_in_child=_aside.cache_clear)


def _step_aside() -> None:
    """On Linux a priority belongs to a thread; elsewhere the whole process would step aside."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), YIELDS)


def is_outdated(password_hash: str) -> bool:
    return _hasher.check_needs_rehash(password_hash)


@cache
def _nobody() -> str:
    return hash_password("")


def require_strong(password: str, about: Sequence[str], *, field: str = "password") -> None:
    """Raises Invalid, about this field, for a password that a stranger would soon guess.

    `about` holds what is known of its owner, such as name and address.
    """
    known = [*FORUM_WORDS, *about]
    if zxcvbn(password[:SCORED], user_inputs=known)["score"] < STRONG:
        weak = _(
            "Dit wachtwoord is te makkelijk te raden. "
            "Maak het langer, met woorden die niet bij elkaar horen."
        )
        raise Invalid(weak, code="weak_password", errors={field: [weak]})
