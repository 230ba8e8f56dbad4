"""Where a list of hits goes on. Sealed: it may name an entry that its reader may not see."""

from collections.abc import Sequence

from forum.core import vault
from forum.core.paging import LARGEST_ID, decode, encode

WIDTH = len(str(LARGEST_ID))  # so that all are of one length


def write(kind: str, *numbers: int) -> str:
    plain = encode(kind, [f"{number:0{WIDTH}}" for number in numbers])
    return vault.seal(plain.encode()).decode()


def read(kind: str, cursor: str, *, many: int) -> Sequence[int]:
    """Raises Invalid for what is not one of this list."""
    from cryptography.fernet import InvalidToken

    try:
        plain = vault.unseal(cursor.encode(errors="replace")).decode()
    except InvalidToken:
        plain = ""
    return [int(str(number)) for number in decode(kind, plain, [str] * many)]
