"""Mail that comes in: a box on another machine, read by IMAP. First only what stands above a letter
is fetched, of many at once; the letter itself if somebody asks for it.

What was read stays unread there until it was dealt with, so that nothing is lost with a process.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

TIMEOUT = 20  # seconds
MOST_BYTES = 1024 * 1024  # of a letter
MOST_OF_LARGE = 256 * 1024  # of a larger one its beginning: what hangs on it comes last
MOST_ABOVE = 64 * 1024
AT_ONCE = 20  # of which the heads are fetched together
ASKED = 1000  # of which is asked together what is unread: a server says all of it in one line
NEARBY = ("localhost", "127.0.0.1", "::1")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_UID, _SIZE = re.compile(rb"\bUID (\d+)"), re.compile(rb"\bRFC822\.SIZE (\d+)")


class Away(Exception):
    """The box cannot be opened or read now."""


class Top(NamedTuple):
    """What stands above a letter, and how many bytes all of it has."""

    uid: str
    content: bytes
    size: int


class Raw(NamedTuple):
    """A letter as it came, or its beginning."""

    content: bytes
    is_whole: bool


class Inbox:
    """An open box with so many letters in it. A server that `knows_uids` takes out those that are
    named (RFC 4315); another one all that anybody marked."""

    def __init__(self, server: imaplib.IMAP4, count: int, *, knows_uids: bool) -> None:
        self._server, self._count, self._knows_uids = server, count, knows_uids

    def unread(self) -> Iterator[Top]:
        """All that nobody dealt with, the oldest first, but which another took out meanwhile."""
        for some in _in_parts(self._search("UNSEEN", "UNDELETED", "UNFLAGGED"), AT_ONCE):
            yield from self._tops(some)

    def read_before(self, at: datetime) -> list[str]:
        """Which were left or set apart, and came in before that day."""
        return self._search("SEEN", "BEFORE", f"{at.day}-{MONTHS[at.month - 1]}-{at.year}")

    def fetch(self, top: Top) -> Raw | None:
        """None for one that another took out meanwhile. It stays unread."""
        is_whole = top.size <= MOST_BYTES
        most = MOST_BYTES if is_whole else MOST_OF_LARGE
        found = self._ask("FETCH", top.uid, f"(BODY.PEEK[]<0.{most}>)")
        said = [one[1] for one in found if isinstance(one, tuple)]
        return Raw(said[0], is_whole) if said else None

    def leave(self, uid: str) -> None:
        """It is not for us: read, and still there."""
        self._ask("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")

    def set_apart(self, uid: str) -> None:
        """It went wrong: for a person to look at."""
        self._ask("STORE", uid, "+FLAGS.SILENT", r"(\Seen \Flagged)")

    def remove(self, *uids: str) -> None:
        """They were dealt with: what somebody wrote does not pile up here."""
        for some in _in_parts(uids, ASKED):
            self._ask("STORE", ",".join(some), "+FLAGS.SILENT", r"(\Seen \Deleted)")
            if self._knows_uids:
                self._ask("EXPUNGE", ",".join(some))
            else:
                self._server.expunge()

    def _search(self, *what: str) -> list[str]:
        """Asked before anything is taken out, or the numbers would have moved up."""
        uids: list[str] = []
        for first in range(1, self._count + 1, ASKED):
            last = min(first + ASKED - 1, self._count)
            found = self._ask("SEARCH", f"{first}:{last}", *what)
            uids += found[0].decode().split() if found and isinstance(found[0], bytes) else []
        return uids

    def _tops(self, uids: Sequence[str]) -> Iterator[Top]:
        asked = f"(UID RFC822.SIZE BODY.PEEK[HEADER]<0.{MOST_ABOVE}>)"
        found = self._ask("FETCH", ",".join(uids), asked)
        for at, one in enumerate(found):
            if isinstance(one, tuple):
                behind = found[at + 1] if at + 1 < len(found) else b""
                said = one[0] + (behind if isinstance(behind, bytes) else b"")
                uid, size = _UID.search(said), _SIZE.search(said)
                if uid and size:
                    yield Top(uid[1].decode(), one[1], int(size[1]))

    def _ask(self, command: str, *said: str) -> list[bytes | tuple[bytes, bytes] | None]:
        answer, found = self._server.uid(command, *said)
        if answer != "OK":
            raise Away(command)
        return found


def _in_parts(uids: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    return (uids[at : at + most] for at in range(0, len(uids), most))


@contextmanager
def open_inbox(url: str) -> Iterator[Inbox]:
    """`imaps://user:password@host/INBOX`, or `imap://…` (STARTTLS, but on this machine). Raises
    Away."""
    place = urlsplit(url)
    try:
        server = _connect(place)
    except (OSError, imaplib.IMAP4.error) as error:
        raise Away(type(error).__name__) from error
    try:
        yield _enter(server, place)
    except (OSError, imaplib.IMAP4.error) as error:
        raise Away(type(error).__name__) from error
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            server.logout()


def _connect(place: SplitResult) -> imaplib.IMAP4:
    host = place.hostname or "localhost"
    context = ssl.create_default_context()
    if place.scheme == "imaps":
        return imaplib.IMAP4_SSL(host, place.port or 993, ssl_context=context, timeout=TIMEOUT)
    server = imaplib.IMAP4(host, place.port or 143, timeout=TIMEOUT)
    if host not in NEARBY:
        server.starttls(ssl_context=context)
    return server


def _enter(server: imaplib.IMAP4, place: SplitResult) -> Inbox:
    """What a server can do it may say only to whom it knows."""
    server.login(unquote(place.username or ""), unquote(place.password or ""))
    _answer, able = server.capability()
    box = unquote(place.path.lstrip("/")) or "INBOX"
    quoted = box.replace("\\", "\\\\").replace('"', '\\"')
    answer, found = server.select(f'"{quoted}"')
    if answer != "OK":
        raise Away("no such box")
    return Inbox(server, int(found[0] or 0), knows_uids=b"UIDPLUS" in able[0].upper().split())
