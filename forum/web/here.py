"""Where a page can be opened again: after logging in, or in another language."""

from flask import Flask, current_app, request
from werkzeug.exceptions import HTTPException

from forum.web.sessions import own_address


def register(app: Flask) -> None:
    app.add_template_global(reopened)


def reopened() -> str | None:
    """Its address; of what only a form can ask for the page that the form says it came from, or
    else nothing."""
    if not _can_be_opened():
        return own_address(_told_by_form())
    return own_address(request.full_path if request.query_string else request.path)


def _told_by_form() -> str | None:
    """Nothing where the form was too large to be read."""
    try:
        return request.form.get("next")
    except HTTPException:
        return None


def _can_be_opened() -> bool:
    if request.method in ("GET", "HEAD"):
        return True
    try:
        current_app.url_map.bind("").match(request.path, method="GET")
    except HTTPException:  # also where one would be sent on from
        return False
    return True
