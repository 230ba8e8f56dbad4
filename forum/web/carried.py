"""What was typed by whom had to log in first, on its way through the log-in.

A field of the form that logs in holds it, because nobody is known yet whose draft it could be.
"""

import json

from flask import g, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from forum.drafts.schemas import OwnDraftInput
from forum.web.drafting import KEY_FIELD, VERSION_FIELD
from forum.web.drafts import keep_typed
from forum.web.forms import read_fields

FIELD = "carried"
WHOLE = (*OwnDraftInput().fields, KEY_FIELD, VERSION_FIELD)


def sent() -> MultiDict[str, str]:
    """The form as it came, or the one that came along with the log-in."""
    try:
        return _read(request.form[FIELD]) if FIELD in request.form else request.form
    except HTTPException:  # too large to read, or cut off on its way
        return MultiDict()


def carried() -> str:
    """For that field; nothing where the form holds no text that there are drafts of."""
    typed = sent()
    pairs = [(name, text) for name, text in typed.items(multi=True) if name in WHOLE]
    return json.dumps(pairs, ensure_ascii=False) if KEY_FIELD in typed else ""


def unpack() -> ResponseReturnValue | None:
    """Keep it as a draft of who just logged in, and on to where one goes on writing. None when
    nothing came along. Raises what keeping it does."""
    typed = sent()
    if FIELD not in request.form or KEY_FIELD not in typed:
        return None
    g.pop("_login_user", None)  # it is still who asked: a guest
    return keep_typed(typed[KEY_FIELD], read_fields(OwnDraftInput, typed))


def _read(text: str) -> MultiDict[str, str]:
    try:
        return MultiDict([(str(name), str(words)) for name, words in json.loads(text)])
    except (ValueError, TypeError, RecursionError):  # no page of ours sent this
        return MultiDict()
