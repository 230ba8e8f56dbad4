"""What mail servers say of letters that did not arrive (RFC 3464). Pure; knows nobody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr

from forum.core.parsing import parse

LONGEST = 256 * 1024  # bytes of a report; what it is about stands near its beginning
DEEPEST = 20  # parts within parts
STATUS = "message/delivery-status"
# The enhanced status codes that say for certain that there is no such box or domain, or that it
# takes no mail (RFC 3463, 3.2 and 3.3; RFC 7505, 4.2). Others of the class 5 are as often about
# us: what we may send, from whom, or what it says.
NO_BOX = re.compile(r"5\.(1\.(1|2|3|6|10)|2\.1)\b")
NUMBER = re.compile(r"<?([^<>@\s]{1,200})@([^<>@\s]{1,255})>?")


@dataclass(frozen=True)
class Bounce:
    """A letter that did not arrive: its key, or whom it was for, or both. Hard when there is no
    such box, and soft when another letter may still arrive."""

    key: str | None
    recipient: str | None
    is_hard: bool


def is_about_box(code: int, reply: str) -> bool:
    """Whether a server that refuses a recipient says for certain that there is no such box. Only
    such a no counts against an address: one about us would count against everybody's."""
    return 500 <= code < 600 and NO_BOX.match(reply.lstrip()) is not None


def key_in(message_id: str, host: str) -> str | None:
    """The key of a letter of ours in its Message-ID; None for anybody else's."""
    found = NUMBER.fullmatch(message_id.strip())
    is_ours = found and found[2].lower() == host.lower() and found[1].isprintable()
    return found[1] if found and is_ours else None


def read_report(raw: bytes, host: str) -> Bounce | None:
    """What a report tells of a letter from this host; None when it tells of none that failed, and
    for what is no report. Whatever anybody sends is read without a fault."""
    try:
        parts = list(_parts(parse(raw[:LONGEST]).message, 0))
    except (RecursionError, ValueError, LookupError):
        return None
    failed = next((block for part in parts for block in _blocks(part) if _has_failed(block)), None)
    if failed is None:
        return None
    said = f"{failed['Original-Recipient'] or failed['Final-Recipient'] or ''}"
    is_hard = NO_BOX.match(f"{failed['Status'] or ''}".strip()) is not None
    return Bounce(_key_of(parts, host), _address_in(said), is_hard)


def _address_in(said: str) -> str | None:
    found = parseaddr(said.rpartition(";")[2].strip())[1]
    return found if found and found.isprintable() else None


def _parts(message: Message, depth: int) -> Iterator[Message]:
    yield message
    inside = message.get_payload()
    if isinstance(inside, list) and depth < DEEPEST and message.get_content_type() != STATUS:
        for part in inside:
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)


def _blocks(part: Message) -> list[Message]:
    """What a part tells of each recipient."""
    inside = part.get_payload()
    if part.get_content_type() != STATUS or not isinstance(inside, list):
        return []
    return [block for block in inside if isinstance(block, Message)]


def _has_failed(block: Message) -> bool:
    """A letter that is only late may still arrive."""
    return f"{block['Action'] or ''}".strip().lower() == "failed"


def _key_of(parts: list[Message], host: str) -> str | None:
    """Of the letter that comes with the report, whole or its head alone."""
    for part in parts[1:]:
        if part.get_content_type() == "text/rfc822-headers":
            part = parse(f"{part.get_payload()}".encode(errors="replace")).message
        if key := key_in(f"{part['Message-ID'] or ''}", host):
            return key
    return None
