"""What a script in a page asks for, and gets instead of a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from forum.core.errors import ForumError
from forum.core.permission import LOGIN_REQUIRED


def wants_json() -> bool:
    """A script asks, and says what there is to say in the page that is open."""
    return request.accept_mimetypes.best == "application/json"


def for_script(view: Callable[[], dict[str, Any]]) -> Callable[[], ResponseReturnValue]:
    """What goes wrong comes as JSON, for the page to say; only who must log in gets the page."""

    @wraps(view)
    def answer() -> ResponseReturnValue:
        try:
            return view()
        except ForumError as error:
            if error.code == LOGIN_REQUIRED:
                raise
            words = next(iter(error.errors.values()), [error.detail])
            said = {"detail": " ".join(map(str, words)), "fields": list(error.errors)}
            return said, error.status, error.headers

    return answer
