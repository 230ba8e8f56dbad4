"""One message to one address: over a connection of our own, briefly, and without listening long.

A name is looked up once, every address that it leads to is judged, and the connection is made to
one of those very addresses: a name that leads elsewhere a moment later gains nothing. Redirects
are not followed and no proxy is asked. Of the answer only the status is read.
"""

import re
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from time import monotonic

from forum.hooks.addresses import Allowed, NotAllowed, Place

CONNECTS, TOTAL = 4, 10  # seconds: to connect, and for all of it once the name is known
MOST = 4096  # bytes of an answer
GONE = 410
AGENT = "Ruggespraak-Webhooks/1"
_INTERIM = re.compile(rb"\A(?:HTTP/1\.[01] 1\d\d[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n)+")
_STATUS = re.compile(rb"HTTP/1\.[01] ([2-5]\d\d)(?: [^\r\n]*)?\r?\n")
# The first that fits, as some are kinds of others.
_FAILURES: Mapping[type[Exception], str] = {
    socket.gaierror: "no_such_host",
    UnicodeError: "no_such_host",
    ssl.SSLError: "tls",
    TimeoutError: "timeout",
    OSError: "no_connection",
}


class OddAnswer(Exception):
    """It is not HTTP, or far too long."""


@dataclass(frozen=True)
class Outcome:
    """`status` is what was answered, `error` a code of `kinds.ERRORS`."""

    duration_ms: int
    status: int | None = None
    error: str | None = None

    @property
    def is_good(self) -> bool:
        return self.error is None and self.status is not None and 200 <= self.status < 300

    @property
    def says_gone(self) -> bool:
        return self.status == GONE


class Deadline:
    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Raises TimeoutError when there is nothing left."""
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


def post(allowed: Allowed, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
    """Never raises for what happens out there."""
    began = monotonic()
    status, error = None, None
    try:
        status = _exchange(allowed, allowed.find(url), headers, body)
        error = "redirect" if 300 <= status < 400 else None
    except NotAllowed as refused:
        error = str(refused)
    except OddAnswer:
        error = "odd_answer"
    except tuple(_FAILURES) as failure:
        error = next(code for kind, code in _FAILURES.items() if isinstance(failure, kind))
    return Outcome(int((monotonic() - began) * 1000), status, error)


def _exchange(allowed: Allowed, place: Place, headers: Mapping[str, str], body: bytes) -> int:
    found = _look_up(allowed, place)
    deadline = Deadline(TOTAL)
    with closing(_connect(place, found, deadline)) as line:
        line.settimeout(deadline.left())
        line.sendall(_request(place, headers, body))
        return _read_status(line, deadline)


def _look_up(allowed: Allowed, place: Place) -> list[tuple[int, tuple[str, int]]]:
    """All that the name leads to. One among them that is not allowed spoils them all."""
    name = place.host.strip("[]")
    lines = socket.getaddrinfo(name, place.port, type=socket.SOCK_STREAM)
    found = [(int(family), (str(where[0]), place.port)) for family, *_kind, where in lines]
    if not all(allowed.may_reach(place, where[0]) for _family, where in found):
        raise NotAllowed("address_not_allowed")
    return found


def _connect(
    place: Place, found: list[tuple[int, tuple[str, int]]], deadline: Deadline
) -> socket.socket:
    """To the first that answers: by number, so that nothing is looked up again."""
    last: OSError = OSError("nowhere to go")
    for family, where in found:
        line = socket.socket(family, socket.SOCK_STREAM)
        try:
            line.settimeout(min(CONNECTS, deadline.left()))
            line.connect(where)
            return _secured(place, line, deadline) if place.scheme == "https" else line
        except OSError as error:
            line.close()
            last = error
    raise last


def _secured(place: Place, line: socket.socket, deadline: Deadline) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    name = place.host.strip("[]")
    safe = context.wrap_socket(line, server_hostname=name, do_handshake_on_connect=False)
    safe.settimeout(deadline.left())
    try:
        safe.do_handshake()
    except OSError:
        safe.close()
        raise
    return safe


def _request(place: Place, headers: Mapping[str, str], body: bytes) -> bytes:
    whole = {
        "Host": place.name,
        "User-Agent": AGENT,
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    lines = [f"POST {place.target} HTTP/1.1", *(f"{name}: {text}" for name, text in whole.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body


def _read_status(line: socket.socket, deadline: Deadline) -> int:
    """However slowly it comes, all of it within the time there is."""
    head = b""
    while len(head) < MOST:
        line.settimeout(deadline.left())
        piece = line.recv(1024)
        head += piece
        if found := _STATUS.match(_INTERIM.sub(b"", head)):
            return int(found[1])
        if not piece:
            break
    raise OddAnswer
