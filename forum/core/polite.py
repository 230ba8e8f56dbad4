"""Asking a public service for JSON as a guest should: known by name, briefly, and not again when
it says that it is busy. What comes back is anybody's words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from forum.core import clock
from forum.core.hurry import hurried

if TYPE_CHECKING:
    from requests import Response, Session

CONNECTS, ANSWERS, WHOLE = 5, 10, 20  # seconds; the last is for all of an answer
MOST = 4 * 1024 * 1024  # bytes
LONGEST_WAIT = timedelta(days=1)


class Busy(Exception):
    """It is too busy, broken or away. `wait` is how long it asks to be left alone, if it does."""

    def __init__(self, why: str, wait: timedelta | None = None) -> None:
        self.wait = wait
        super().__init__(why)


class Unreadable(Exception):
    """An answer that is none: another kind, too long, or a way to another place."""


@dataclass(frozen=True)
class Guest:
    """Asks the service at `url`; `agent` says who we are and where to write."""

    url: str
    agent: str

    def ask(self, path: str, query: Mapping[str, str] | None = None) -> Any:
        """The JSON at this path, None when there is nothing. Raises Busy or Unreadable."""
        import requests  # slow to load, seldom needed

        if urlsplit(self.url).scheme not in ("http", "https"):
            raise Unreadable("not an address")
        with requests.Session() as session, hurried(session, WHOLE) as overdue:
            try:
                return self._ask(session, path, query)
            except (requests.RequestException, OSError) as error:
                why = "too slow" if overdue.is_over else type(error).__name__
                raise Busy(why) from error

    def _ask(self, session: "Session", path: str, query: Mapping[str, str] | None) -> Any:
        with session.get(
            self.url.rstrip("/") + path,
            params=query,
            headers={"User-Agent": self.agent, "Accept": "application/json"},
            timeout=(CONNECTS, ANSWERS),
            allow_redirects=False,
            stream=True,
        ) as answer:
            return _read(answer)


def _read(answer: "Response") -> Any:
    if answer.status_code == 404:
        return None
    if answer.status_code == 429 or answer.status_code >= 500:
        raise Busy(str(answer.status_code), _wait(answer.headers.get("Retry-After", "")))
    if answer.status_code != 200:
        raise Unreadable(str(answer.status_code))
    try:
        return json.loads(_whole(answer))
    except (ValueError, RecursionError) as error:
        raise Unreadable("no JSON") from error


def _whole(answer: "Response") -> bytes:
    text = bytearray()
    for part in answer.iter_content(64 * 1024):
        text += part
        if len(text) > MOST:
            raise Unreadable("too much")
    return bytes(text)


def _wait(told: str) -> timedelta | None:
    """`Retry-After`: seconds, or a date. No longer than a day, whatever it says."""
    if told.isascii() and told.isdigit():
        return min(timedelta(seconds=int(told[:9])), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(told)
        return max(timedelta(0), min(until - clock.now(), LONGEST_WAIT))
    except (ValueError, TypeError, OverflowError):
        return None
