"""Taking a mail apart within bounds, whoever made it and whatever for.

Python's parser asks every part that is open whether each line is its end, and works through a head
again for every mark in it. So the lines, the parts within parts and what one head says are bounded
before it is given anything.
"""

import re
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32
from typing import Any, NamedTuple

MOST_LINES = 20_000  # a megabyte of attachments has fourteen thousand
MOST_BOUNDARIES = 30  # each opens parts within parts
LONGEST_HEAD = 4_000  # letters of one header
# Wherever it stands and however it is cut in pieces (RFC 2231); the word alone opens nothing.
_OPENS = re.compile(rb"boundary[\s*\d]*=", re.IGNORECASE)


class Parsed(NamedTuple):
    """`is_whole` is not so where something was left out."""

    message: Message
    is_whole: bool


class _Short(Compat32):
    def header_source_parse(self, sourcelines: Any) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEAD]


_SHORT = _Short()


def parse(raw: bytes) -> Parsed:
    """Of a mail with too many parts only its head. Raises what the parser of Python raises."""
    lines = raw.splitlines(keepends=True)
    if len(_OPENS.findall(raw)) > MOST_BOUNDARIES:
        head = message_from_bytes(head_of(lines), policy=_SHORT)
        return Parsed(head, is_whole=False)
    is_whole = len(lines) <= MOST_LINES
    within = raw if is_whole else b"".join(lines[:MOST_LINES])
    return Parsed(message_from_bytes(within, policy=_SHORT), is_whole)


def head_of(lines: list[bytes]) -> bytes:
    """What stands above the first blank line."""
    end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    return b"".join(lines[: min(end, MOST_LINES)])
