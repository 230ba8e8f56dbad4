"""The numbers of 113 on the next page, for who wrote what may be a cry for help. Wherever it was
written, and nobody else hears of it; under a post they stand for as long as its author likes."""

from flask import Flask, Response, flash, request

from forum.alarms import crisis
from forum.web.page import viewer

CRISIS = "crisis"
DONE = 303
# What is no text of a person, and where the post itself says it.
NEVER = {"csrf_token", "password", "new_password", "code", "credential", "token"}
SAID_THERE = "/p/"
NO_WRITING = ("/login", "/logout", "/calling", "/register")
WITHOUT_ACCOUNT = "/report"  # the one place where others write as well


def register(app: Flask) -> None:
    app.after_request(_care)


def _care(response: Response) -> Response:
    if _is_kept(response) and _may_write() and crisis.is_named(_written()):
        flash("", CRISIS)
    return response


def _is_kept(response: Response) -> bool:
    if request.method != "POST" or response.status_code != DONE:
        return False
    onward = response.headers.get("Location", "")
    return not (onward.startswith(SAID_THERE) or request.path.startswith(NO_WRITING))


def _may_write() -> bool:
    return viewer().is_member or request.path.startswith(WITHOUT_ACCOUNT)


def _written() -> str:
    return "\n".join(text for name, text in request.form.items() if name not in NEVER)
