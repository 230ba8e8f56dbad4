"""The browser's side of a session: a cookie with its token, and where a log-in leads."""

from functools import partial

from flask import Flask, Response, g, session

from forum.accounts.service.logging_in import is_worth_noting, note_use
from forum.accounts.viewer import GUEST, Viewer
from forum.core.db import attempt

# Where Flask-Login looks. What it finds there is the token of our own session.
KEPT_AS = "_user_id"


def register(app: Flask) -> None:
    app.after_request(_note_use)


def _note_use(response: Response) -> Response:
    """That the session was used, in a short transaction of its own after the answer is made."""
    who: Viewer = g.get("_login_user", GUEST)
    if response.status_code < 500 and is_worth_noting(who):
        attempt(partial(note_use, who))
    return response


def enter(token: str) -> None:
    """Nothing from before stays valid, the form token included."""
    language = session.get("language")
    session.clear()
    session.permanent = True
    session[KEPT_AS] = token
    if language:
        session["language"] = language


def leave() -> None:
    session.clear()


def own_address(address: str | None) -> str | None:
    """An address on this site to go on to; anything else is None."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    return address if address.isprintable() and "\\" not in address else None
