"""The files of pictures. Who may see one is asked of the rooms that show it."""

from flask import Blueprint, Response, current_app, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from forum.core.db import let_go
from forum.core.errors import NotFound
from forum.core.files import Store
from forum.core.i18n import _
from forum.threads.pictures import is_shown
from forum.uploads.pixels import KIND, SIZES
from forum.uploads.queries import find_by_key
from forum.uploads.service import file_name
from forum.web.errors import show_error
from forum.web.page import viewer

bp = Blueprint("pictures", __name__)

FULL, SVG = "full", "image/svg+xml"
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
FILENAME = "afbeelding.webp"


def store() -> Store:
    found: Store = current_app.extensions["store"]
    return found


@bp.get("/u/<key>")
def show(key: str) -> Response:
    return _file(key, FULL)


@bp.get("/u/<key>/<size>")
def show_smaller(key: str, size: str) -> Response:
    if size not in SIZES or size == FULL:
        raise _missing()
    return _file(key, size)


def _file(key: str, size: str) -> Response:
    """A picture that is nobody's to see looks like one that is not there."""
    found = find_by_key(viewer(), key)
    if found is None or not (found.mine or is_shown(viewer(), found.id)):
        raise _missing()
    let_go()
    try:
        response = Response(store().get(file_name(key, size)), mimetype=KIND)
    except FileNotFoundError:
        raise _missing() from None
    # No browser makes anything else of it, whatever it is, nor calls it by another name.
    response.headers["Content-Security-Policy"] = POLICY
    response.headers.set("Content-Disposition", "inline", filename=FILENAME)
    response.set_etag(f"{key}-{size}")  # under one key the bytes never change
    response.make_conditional(request)
    return response


@bp.errorhandler(NotFound)
def missing(error: NotFound) -> AnyResponse:
    """In the middle of a text words where a picture stood; a broken one says nothing."""
    accepted = request.headers.get("Accept", "")
    if "image/" not in accepted or "text/html" in accepted:
        return show_error(error)
    response = Response(render_template("uploads/missing.svg"), NotFound.status, mimetype=SVG)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _missing() -> NotFound:
    return NotFound(_("Deze afbeelding bestaat niet, of je kunt haar niet zien."))
