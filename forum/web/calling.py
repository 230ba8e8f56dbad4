"""Who is going to call: the numbers on a calm page, and what was written kept for later."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core.errors import ForumError, NotFound
from forum.core.schemas import storable
from forum.drafts.keys import read_key
from forum.drafts.schemas import OwnDraftInput
from forum.web.alarm import ACK_FIELD, FROM_FIELD
from forum.web.drafting import KEY_FIELD, address_of, keep, own_draft
from forum.web.forms import read_form
from forum.web.page import viewer
from forum.web.sessions import own_address

bp = Blueprint("calling", __name__, url_prefix="/calling")

# Made anew with the page, or of no use once the text comes back.
LEFT_OUT = ("csrf_token", ACK_FIELD, FROM_FIELD)


@dataclass(frozen=True)
class Along:
    """What was typed where there are no drafts: it goes along in the page, and back by a button."""

    back_to: str
    typed: list[tuple[str, str]]


@bp.get("")
def show() -> str:
    """With `?draft=` the way back to what is kept there."""
    return _page(draft_url=_address(request.args.get("draft", "")))


@bp.post("")
def keep_text() -> ResponseReturnValue:
    key = request.form.get(KEY_FIELD, "")
    if viewer().is_member and _is_kept(key):
        return redirect(url_for("calling.show", draft=key), 303)
    typed = [(name, text) for name, text in _sent() if name not in LEFT_OUT]
    back_to = own_address(request.form.get(FROM_FIELD))
    return _page(along=Along(back_to, typed) if back_to and typed else None)


def _is_kept(key: str) -> bool:
    """Not what is too long for a draft, or what another window wrote over meanwhile."""
    try:
        read_key(key)
        return keep(key, read_form(OwnDraftInput)) is not None
    except ForumError:
        return False


def _sent() -> list[tuple[str, str]]:
    return [(name, storable(text)) for name, text in request.form.items(multi=True)]


def _address(key: str) -> str | None:
    """Of the page on which its draft is, if there is one."""
    try:
        place = read_key(key)
    except NotFound:
        return None
    is_there = viewer().is_member and own_draft(key) is not None
    return address_of(place) if is_there else None


def _page(*, draft_url: str | None = None, along: Along | None = None) -> str:
    return render_template("pages/calling.html", draft_url=draft_url, along=along)
