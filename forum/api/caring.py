"""The numbers of 113 with the answer to whatever may be a cry for help: nothing is held up."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from forum.alarms import crisis

HEADER = "Crisis-Notice"
NUMBERS = "tel:113, tel:08000113, tel:112, https://www.113.nl"
WRITING = ("POST", "PUT", "PATCH")
NO_WRITING = ("/api/v1/tokens", "/api/v1/accounts")


def register(app: Flask) -> None:
    app.after_request(_care)


def _care(response: Response) -> Response:
    if _is_kept(response) and crisis.is_named("\n".join(_written())):
        response.headers[HEADER] = NUMBERS
    return response


def _is_kept(response: Response) -> bool:
    here = request.path.startswith("/api/v1/") and not request.path.startswith(NO_WRITING)
    return here and request.method in WRITING and 200 <= response.status_code < 300


def _written() -> Iterator[str]:
    """Also beside a file."""
    said, beside = _sent()
    yield from _texts(said)
    yield from beside


def _sent() -> tuple[Any, Sequence[str]]:
    """Nothing of what no act asked for, and is deeper or longer than can be read."""
    try:
        return request.get_json(silent=True), [*request.form.values()]
    except (RecursionError, HTTPException):
        return None, ()


def _texts(said: Any, depth: int = 0) -> Iterator[str]:
    """All words in a JSON body, which our schemas keep shallow."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict | list) and depth < 5:
        for part in said.values() if isinstance(said, dict) else said:
            yield from _texts(part, depth + 1)
