"""What is kept sealed: readable with the installation's data keys alone, never in the database.

The keys stand apart from the rows they protect, so a copy of the database tells nothing.
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from hmac import new as keyed_hash
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from forum.core.db import db

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

Cipher = TypeVar("Cipher", str, bytes)

# By engine, because one process may run several installations, each with keys of its own.
_keys: WeakKeyDictionary[Engine, tuple[str, ...]] = WeakKeyDictionary()


class Unreadable(Exception):
    """What no key of ours closed."""


class Closed(str):
    """A text that was sealed already, before what keeps it began."""


class Sealed(TypeDecorator[str]):
    """A text that stands in the database as a cipher."""

    impl = Text
    cache_ok = True

    @property
    def python_type(self) -> type[str]:
        return str

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        if value is None or isinstance(value, Closed):
            return value
        return closed(value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else unseal(value.encode()).decode()


class SealedPiece(TypeDecorator[bytes]):
    """Bytes that were sealed on their way here, and are opened where they are read."""

    impl = LargeBinary
    cache_ok = True


KINDS = (Sealed, SealedPiece)


def prepare(engine: Engine, keys: Sequence[str]) -> None:
    """Seal with the first of these keys, open with any."""
    _keys[engine] = tuple(keys)


def closed(text: str) -> Closed:
    """For a `Sealed` column: many take long, and need not hold up who writes."""
    return Closed(seal(text.encode()).decode())


def seal(plain: bytes) -> bytes:
    return _fernet().encrypt(plain)


def unseal(cipher: bytes) -> bytes:
    """Raises InvalidToken for what no key of ours closed."""
    return _fernet().decrypt(cipher)


def renew(cipher: Cipher) -> Cipher | None:
    """The same, sealed with the newest key; None where it was. Raises Unreadable for what no key
    of ours closed."""
    from cryptography.fernet import InvalidToken

    plain = cipher.encode() if isinstance(cipher, str) else cipher
    if _is_newest(plain):
        return None
    try:
        renewed = _fernet().rotate(plain)
    except InvalidToken as error:
        raise Unreadable from error
    return renewed.decode() if isinstance(cipher, str) else renewed


def digest(text: str) -> str:
    """The same for the same text; who has the database but not the keys cannot try texts out."""
    key = _secret(_own_keys()[-1])  # the oldest, or every digest would change with a new key
    return keyed_hash(key, text.encode(errors="replace"), sha256).hexdigest()


def _is_newest(cipher: bytes) -> bool:
    from cryptography.fernet import InvalidToken

    try:
        _made_of(_own_keys()[:1]).decrypt(cipher)
    except InvalidToken:
        return False
    return True


def _fernet() -> "MultiFernet":
    return _made_of(_own_keys())


@lru_cache(8)
def _made_of(keys: tuple[str, ...]) -> "MultiFernet":
    """Kept, as opening the many rows of one page asks for it each time."""
    from cryptography.fernet import Fernet, MultiFernet  # slow to load, seldom needed

    return MultiFernet([Fernet(urlsafe_b64encode(_secret(key))) for key in keys])


def _own_keys() -> tuple[str, ...]:
    return _keys[db.engine.engine]


def _secret(key: str) -> bytes:
    """32 bytes of a key of any length. Keys are random, so one round is enough."""
    return sha256(key.encode()).digest()
