"""The style sheets as one: a page waits for one answer, in however many files they are kept."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, current_app, request, url_for

bp = Blueprint("styles", __name__)

# Each may refine those before it. The sheet of a member's own copy goes along with that.
SHEETS = (
    "tokens",
    "base",
    "frame",
    "parts",
    "forms",
    "thread",
    "history",
    "polls",
    "messages",
    "notices",
    "sheet",
    "alarm",
    "curation",
    "facts",
    "sources",
    "places",
    "searching",
    "reactions",
    "reading",
    "writing",
    "drafts",
    "home",
    "pictures",
    "quiz",
    "diary",
    "stories",
    "takealong",
    "overview",
    "trying",
    "experts",
    "answers",
    "questions",
    "hours",
    "figures",
    "print",
)


@bp.get("/styles.css")
def show() -> Response:
    text, fingerprint = _sheets(_folder())
    response = Response(text, mimetype="text/css")
    response.set_etag(fingerprint)
    response.make_conditional(request)
    return response


def address() -> str:
    """With a fingerprint, so that what browsers keep for days is never an older text."""
    _text, fingerprint = _sheets(_folder())
    return url_for("styles.show", v=fingerprint)


def _folder() -> Path:
    return Path(current_app.static_folder or "") / "css"


@cache
def _sheets(folder: Path) -> tuple[str, str]:
    text = "".join((folder / f"{name}.css").read_text("utf-8") for name in SHEETS)
    return text, sha256(text.encode()).hexdigest()[:12]
