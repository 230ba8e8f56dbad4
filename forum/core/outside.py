"""One message to one address elsewhere: over a connection of our own, briefly, and without
listening long.

A name is looked up once, every address that it leads to is judged, and the connection is made to
one of those very addresses: a name that leads elsewhere a moment later gains nothing. Redirects
are not followed and no proxy is asked. Of the answer only the status is read, and when to come
back.
"""

import socket
import ssl
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from threading import Thread
from time import monotonic
from typing import Any

from forum.core.answered import SOONEST, OddAnswer, read_answer
from forum.core.hurry import Deadline
from forum.core.places import Allowed, NotAllowed, Place

CONNECTS, TOTAL = 4, 10  # seconds: to connect, and for all of it, looking up the name included
GONE = 410
# The first that fits, as some are kinds of others.
_FAILURES: Mapping[type[Exception], str] = {
    socket.gaierror: "no_such_host",
    UnicodeError: "no_such_host",
    ssl.SSLError: "tls",
    TimeoutError: "timeout",
    OSError: "no_connection",
}


@dataclass(frozen=True)
class Outcome:
    """`status` is what was answered. `error` is a code: of those above, of `NotAllowed`,
    `odd_answer` or `redirect`. `retry_after` in seconds, within what we are willing to wait."""

    duration_ms: int
    status: int | None = None
    error: str | None = None
    retry_after: int = SOONEST

    @property
    def is_good(self) -> bool:
        return self.error is None and self.status is not None and 200 <= self.status < 300

    @property
    def says_gone(self) -> bool:
        return self.status == GONE


def post(allowed: Allowed, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
    """Never raises for what happens out there."""
    began = monotonic()
    status, error, again = None, None, SOONEST
    try:
        status, again = _exchange(allowed, allowed.find(url), headers, body)
        error = "redirect" if 300 <= status < 400 else None
    except NotAllowed as refused:
        error = str(refused)
    except OddAnswer:
        error = "odd_answer"
    except tuple(_FAILURES) as failure:
        error = next(code for kind, code in _FAILURES.items() if isinstance(failure, kind))
    return Outcome(int((monotonic() - began) * 1000), status, error, again)


def _exchange(
    allowed: Allowed, place: Place, headers: Mapping[str, str], body: bytes
) -> tuple[int, int]:
    deadline = Deadline(TOTAL)
    found = _look_up(allowed, place, deadline)
    with closing(_connect(place, found, deadline)) as line:
        line.settimeout(deadline.left())
        line.sendall(_request(place, headers, body))
        return read_answer(line, deadline)


def _look_up(
    allowed: Allowed, place: Place, deadline: Deadline
) -> list[tuple[int, tuple[str, int]]]:
    """All that the name leads to. One among them that is not allowed spoils them all."""
    lines = _asked(place, deadline)
    found = [(int(family), (str(where[0]), place.port)) for family, *_kind, where in lines]
    if not all(allowed.may_reach(place, where[0]) for _family, where in found):
        raise NotAllowed("address_not_allowed")
    return found


def _asked(place: Place, deadline: Deadline) -> list[Any]:
    """Of the machine's resolver, which has no end of its own: one that is slow is left behind."""
    answer: Future[list[Any]] = Future()

    def ask() -> None:
        try:
            name = place.host.strip("[]")
            answer.set_result(socket.getaddrinfo(name, place.port, type=socket.SOCK_STREAM))
        except Exception as error:
            answer.set_exception(error)

    Thread(target=ask, daemon=True).start()
    return answer.result(deadline.left())


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
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    lines = [f"POST {place.target} HTTP/1.1", *(f"{name}: {text}" for name, text in whole.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body
