"""Asking a public service for JSON as a guest should: known by name, briefly, and not again when
it says that it is busy. What comes back is anybody's words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from forum.core import clock

if TYPE_CHECKING:
    from requests import Response

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
        try:
            with requests.get(
                self.url.rstrip("/") + path,
                params=query,
                headers={"User-Agent": self.agent, "Accept": "application/json"},
                timeout=(CONNECTS, ANSWERS),
                allow_redirects=False,
                stream=True,
            ) as answer:
                return _read(answer)
        except (requests.RequestException, OSError) as error:
            raise Busy(type(error).__name__) from error


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
    """However slowly it drips."""
    text, end = bytearray(), monotonic() + WHOLE
    for part in answer.iter_content(64 * 1024):
        text += part
        if len(text) > MOST:
            raise Unreadable("too much")
        if monotonic() > end:
            raise Busy("too slow")
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
