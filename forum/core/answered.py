"""What another machine answered, as far as we want to know: the status, and when to come back."""

import re
import socket
from email.utils import parsedate_to_datetime

from forum.core import clock
from forum.core.hurry import Deadline

MOST = 8192  # bytes of an answer
SOONEST, LATEST = 60, 3600  # seconds: what we make of a wish to be asked again later
LATER = (429, 503)  # what may come with such a wish
_INTERIM = re.compile(rb"\A(?:HTTP/1\.[01] 1\d\d[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n)+")
_STATUS = re.compile(rb"HTTP/1\.[01] ([2-5]\d\d)(?: [^\r\n]*)?\r?\n")
_AGAIN = re.compile(rb"\nretry-after:[ \t]*([!-~ ]{1,60}?)[ \t]*\r?\n", re.IGNORECASE)
_END = re.compile(rb"\r?\n\r?\n")


class OddAnswer(Exception):
    """It is not HTTP, or far too long."""


def read_answer(line: socket.socket, deadline: Deadline) -> tuple[int, int]:
    """The status, and after how many seconds to come back. However slowly it comes, all of it
    within the time there is."""
    head = b""
    while len(head) < MOST:
        line.settimeout(deadline.left())
        piece = line.recv(1024)
        head += piece
        said = _INTERIM.sub(b"", head)
        found = _STATUS.match(said)
        if found and (int(found[1]) not in LATER or not piece or _END.search(said)):
            again = _AGAIN.search(_END.split(said)[0] + b"\n")
            return int(found[1]), _seconds(again[1].decode() if again else "")
        if not piece:
            break
    raise OddAnswer


def _seconds(said: str) -> int:
    """Of a number of seconds or a moment (RFC 9110, 10.2.3)."""
    if said.isascii() and said.isdigit():
        return max(SOONEST, min(int(said[:9]), LATEST))
    try:
        until = parsedate_to_datetime(said)
        return max(SOONEST, min(int((until - clock.now()).total_seconds()), LATEST))
    except (TypeError, ValueError, OverflowError):
        return SOONEST
