"""Telling machines elsewhere, at addresses that members gave: only ones that anybody can reach,
briefly, and without reading what they say beyond their status."""

import socket
import ssl
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from forum.core import clock
from forum.core.hurry import Overdue

TIMEOUT, ALTOGETHER = 5, 15  # seconds
LONGEST = 2000  # characters of an address
HTTPS = 443
SOONEST, LATEST = 60, 3600  # seconds: what we make of a wish to be asked again later
LOOPBACK = ("localhost", "127.0.0.1")
# An address of version 4 is packed in these (RFC 6052, 3056, 4380): it could be one of ours.
UNICAST = IPv6Network("2000::/3")  # all that was ever given out of the newer kind (RFC 4291)
PACKED = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))


class Unreachable(Exception):
    """No answer, or an address that we do not go to. The text names no address."""


@dataclass(frozen=True)
class Answer:
    """`retry_after` in seconds, within what we are willing to wait."""

    status: int
    retry_after: int = SOONEST


def is_outside(address: str, *, may_be_near: bool = False) -> bool:
    """Whether this looks like a place for all the world, before anybody asks where it is.
    `may_be_near` is for trying things out on one machine."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if may_be_near and parts.scheme == "http" and parts.hostname in LOOPBACK:
        return True
    plain = len(address) <= LONGEST and address.isascii() and address.isprintable()
    tidy = not (parts.username or parts.password or parts.fragment or " " in address)
    there = parts.scheme == "https" and port in (None, HTTPS)
    return plain and tidy and there and "." in (parts.hostname or "")


def tell(
    address: str, body: bytes, headers: dict[str, str], *, may_be_near: bool = False
) -> Answer:
    """Post it, once: a redirect is an answer like any other. Raises Unreachable.

    The address is looked up here and no second time: it is the machine that was judged that is
    spoken to.
    """
    if not is_outside(address, may_be_near=may_be_near):
        raise Unreachable("not an address for all the world")
    parts, overdue = urlsplit(address), Overdue()
    timer = Timer(ALTOGETHER, overdue.cut)
    timer.daemon = True
    timer.start()
    try:
        line = _Line(parts, _where(parts, may_be_near=may_be_near), overdue)
        return _post(line, parts, body, headers)
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(type(error).__name__) from error
    finally:
        timer.cancel()


def is_public(address: str) -> bool:
    """Whether this number is of a machine that anybody can reach, and of one alone."""
    try:
        number = ip_address(address)
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped:
            number = number.ipv4_mapped
        elif number not in UNICAST or any(number in packed for packed in PACKED):
            return False
    return number.is_global and not number.is_multicast and not number.is_reserved


class _Line(HTTPConnection):
    """To a machine that was looked up already, in the name by which it is known."""

    def __init__(self, parts: SplitResult, where: str, overdue: Overdue) -> None:
        super().__init__(parts.hostname or "", parts.port, timeout=TIMEOUT)
        self._where, self._overdue = where, overdue
        self._context = ssl.create_default_context() if parts.scheme == "https" else None
        if self._context and parts.port is None:
            self.port = HTTPS
            self.default_port = HTTPS

    def connect(self) -> None:
        line = socket.create_connection((self._where, self.port), TIMEOUT)
        self.sock = line
        if self._context:
            closed = self._context.wrap_socket(
                line, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = closed
            self._overdue.watch(closed)
            closed.do_handshake()
        else:
            self._overdue.watch(line)


def _where(parts: SplitResult, *, may_be_near: bool) -> str:
    """The number of the machine. All that a name stands for must be public: one that is not would
    be a matter of luck."""
    found = socket.getaddrinfo(parts.hostname, parts.port or HTTPS, type=socket.SOCK_STREAM)
    numbers = [str(one[4][0]) for one in found]
    if not may_be_near and not all(map(is_public, numbers)):
        raise Unreachable("not a public machine")
    return numbers[0]


def _post(line: _Line, parts: SplitResult, body: bytes, headers: dict[str, str]) -> Answer:
    path = parts.path or "/"
    try:
        line.request("POST", f"{path}?{parts.query}" if parts.query else path, body, headers)
        answer = line.getresponse()
        return Answer(answer.status, _seconds(answer.headers.get("Retry-After", "")))
    finally:
        line.close()


def _seconds(said: str) -> int:
    """Of a number of seconds or a moment (RFC 9110, 10.2.3)."""
    if said.isascii() and said.isdigit():
        return max(SOONEST, min(int(said[:9]), LATEST))
    try:
        until = parsedate_to_datetime(said)
        return max(SOONEST, min(int((until - clock.now()).total_seconds()), LATEST))
    except (TypeError, ValueError, OverflowError):
        return SOONEST
