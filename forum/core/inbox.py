"""Mail that comes in: a box on another machine, read by IMAP, a few letters at a time.

What was read stays unread there until it was dealt with, so that nothing is lost with a process.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

TIMEOUT = 20  # seconds
MOST_BYTES = 1024 * 1024  # of a letter; of a larger one only what stands above it is asked for
MOST_ABOVE = 64 * 1024
NEARBY = ("localhost", "127.0.0.1", "::1")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class Away(Exception):
    """The box cannot be opened or read now."""


class Raw(NamedTuple):
    """A letter as it came. `is_whole` is not so for one that is too large to be fetched."""

    uid: str
    content: bytes
    is_whole: bool


class Inbox:
    """An open box."""

    def __init__(self, server: imaplib.IMAP4) -> None:
        self._server = server

    def unread(self, most: int) -> list[str]:
        """The numbers of the oldest that nobody dealt with."""
        found = self._ask("SEARCH", "UNSEEN", "UNDELETED", "UNFLAGGED")
        uids = found[0].split() if found and isinstance(found[0], bytes) else []
        return [uid.decode() for uid in uids[:most]]

    def fetch(self, uid: str) -> Raw | None:
        """None for one that another took out meanwhile. It stays unread."""
        size = self._size(uid)
        if size is None:
            return None
        is_whole = size <= MOST_BYTES
        part = f"BODY.PEEK[]<0.{MOST_BYTES}>" if is_whole else f"BODY.PEEK[HEADER]<0.{MOST_ABOVE}>"
        found = self._ask("FETCH", uid, f"({part})")
        said = [one[1] for one in found if isinstance(one, tuple)]
        return Raw(uid, said[0], is_whole) if said else None

    def leave(self, uid: str) -> None:
        """It is not for us: read, and still there."""
        self._ask("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")

    def set_apart(self, uid: str) -> None:
        """It went wrong: for a person to look at."""
        self._ask("STORE", uid, "+FLAGS.SILENT", r"(\Seen \Flagged)")

    def remove(self, uid: str) -> None:
        """It was dealt with: what somebody wrote does not pile up here."""
        self._ask("STORE", uid, "+FLAGS.SILENT", r"(\Seen \Deleted)")
        if "UIDPLUS" in self._server.capabilities:
            self._ask("EXPUNGE", uid)
        else:
            self._server.expunge()

    def _size(self, uid: str) -> int | None:
        for one in self._ask("FETCH", uid, "(RFC822.SIZE)"):
            said = _SIZE.search(one) if isinstance(one, bytes) else None
            if said:
                return int(said[1])
        return None

    def _ask(self, command: str, *said: str) -> list[bytes | tuple[bytes, bytes] | None]:
        answer, found = self._server.uid(command, *said)
        if answer != "OK":
            raise Away(command)
        return found


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
        _enter(server, place)
        yield Inbox(server)
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


def _enter(server: imaplib.IMAP4, place: SplitResult) -> None:
    server.login(unquote(place.username or ""), unquote(place.password or ""))
    box = unquote(place.path.lstrip("/")) or "INBOX"
    quoted = box.replace("\\", "\\\\").replace('"', '\\"')
    answer, _found = server.select(f'"{quoted}"')
    if answer != "OK":
        raise Away("no such box")
