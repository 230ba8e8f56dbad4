"""Stopping a kind of mail with the link in it. What the link holds is all that it asks for."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from forum.accounts.mail_wishes import has_account
from forum.accounts.tokens import Signer
from forum.core.db import transaction
from forum.notifications import stopping
from forum.notifications.kinds import TELLING
from forum.notifications.stopping import Letter, Reach
from forum.notifications.stopping_schemas import StopForm, StopQuery
from forum.web.forms import read_form, read_query

bp = Blueprint("mail_stop", __name__, url_prefix="/mail/stop")


@bp.get("")
def show() -> str:
    """Opening the link changes nothing: programs that read mail open links too."""
    letter = _letter()
    return _page(letter, is_there=has_account(letter.member_id))


@bp.post("")
def stop() -> ResponseReturnValue:
    """By a button of that page, or by a mail program that knows nothing of pages (RFC 8058): it
    stops what its letter was one of."""
    letter, form = _letter(), read_form(StopForm)
    reach = Reach.KIND if form.errors else form.data["reach"]
    with transaction():
        is_there = stopping.stop(letter, reach)
    return _page(letter, is_there=is_there, done=reach)


def _letter() -> Letter:
    token = read_query(StopQuery)["token"]
    return stopping.read_token(token, Signer(current_app.config["SECRET_KEY"]))


def _page(letter: Letter, *, is_there: bool, done: Reach | None = None) -> str:
    return render_template(
        "settings/mail_stop.html",
        letter=letter,
        kind=TELLING[letter.kind].label,
        token=request.args["token"],
        is_there=is_there,
        done=done,
    )
