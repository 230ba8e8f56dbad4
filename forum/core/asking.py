"""Asking other machines for JSON: over a line that nobody listens in on, briefly, and without
believing all that comes."""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from requests import Response
    from requests.auth import AuthBase

CONNECTS, ANSWERS = 3, 5  # seconds
MOST = 256 * 1024  # bytes; what we ask for fits in far less
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class NoAnswer(Exception):
    """None at all, or none that we can read. The text says why, and names no address."""


def is_safe(address: object) -> bool:
    """Whether nobody underway can read or change what is said to this address."""
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_near = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and (parts.scheme == "https" or is_near)


def ask(
    address: str, *, form: dict[str, str] | None = None, auth: "AuthBase | None" = None
) -> tuple[int, dict[str, Any]]:
    """The status and the object that this address answers; with a form it is posted.

    Raises NoAnswer. A redirect is not followed: it could take a secret elsewhere.
    """
    import requests  # slow to load, seldom needed

    if not is_safe(address):
        raise NoAnswer("not a safe address")
    try:
        with requests.request(
            "GET" if form is None else "POST",
            address,
            data=form,
            auth=auth,
            headers={"Accept": "application/json"},
            timeout=(CONNECTS, ANSWERS),
            allow_redirects=False,
            stream=True,
        ) as answer:
            return answer.status_code, _object(answer)
    except requests.RequestException as error:
        raise NoAnswer(type(error).__name__) from error


def _object(answer: "Response") -> dict[str, Any]:
    text = b""
    for part in answer.iter_content(16 * 1024):
        text += part
        if len(text) > MOST:
            raise NoAnswer("too much")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoAnswer("no JSON") from error
    if not isinstance(found, dict):
        raise NoAnswer("no object")
    return found
