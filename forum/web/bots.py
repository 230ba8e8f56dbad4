"""Telling programs that fill in whatever form they find from people, without asking people
anything: a box that nobody sees, and how long a page was open. No other site hears of it, and
whoever is taken for a program by mistake reads what to do. Signs of an emergency wait no moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

from flask import Flask, current_app

from forum.accounts.tokens import Signer
from forum.core import clock
from forum.core.errors import Complaints
from forum.core.i18n import _
from forum.posting.warning import look
from forum.web.forms import Form

TRAP, OPENED = "website", "opened"
WORDS = ("title", "body", "note")
PURPOSE = "opened-form"
LEAST = timedelta(seconds=2)  # nobody fills in a form in less


def register(app: Flask) -> None:
    app.add_template_global(opened)


def opened(form: Form) -> str:
    """When the form was first shown, signed: what a page brings along when it comes again."""
    kept = form.get(OPENED)
    return kept if _read(kept) else opened_now()


def opened_now() -> str:
    return _signer().sign(PURPOSE, int(clock.now().timestamp()))


def suspected(form: Form) -> Form | None:
    """The form with what to do about it, where a program seems to have sent it; else None."""
    errors = _complaints(form)
    return replace(form, errors=errors, may_keep_key=True) if errors else None


def _complaints(form: Form) -> Complaints:
    if form.get(TRAP).strip():
        return {TRAP: [_("Maak dit veld leeg en verstuur het formulier dan nog een keer.")]}
    at = _read(form.get(OPENED))
    if (at is None or clock.now() - at < LEAST) and not _is_urgent(form):
        return {
            "_form": [_("Dat ging wel heel snel. Wacht even en verstuur het dan nog een keer.")]
        }
    return {}


def _is_urgent(form: Form) -> bool:
    return bool(look("\n".join(map(form.get, WORDS))))


def _read(stamp: str) -> datetime | None:
    """None for what we did not sign."""
    seconds = _signer().read(PURPOSE, stamp)
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _signer() -> Signer:
    return Signer(cast(str, current_app.config["SECRET_KEY"]))
