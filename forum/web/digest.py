"""The digest: asked for, timed, and stopped, also by the letter itself."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.accounts.purposes import Purpose, wording
from forum.accounts.tokens import Signer
from forum.core.db import transaction
from forum.core.i18n import _
from forum.core.permission import require
from forum.digests.queries import own_wish
from forum.digests.schemas import DigestForm, StopDigestQuery
from forum.digests.service import wishing
from forum.digests.times import LABELS
from forum.recovery.reminders.wishes import WEEKDAYS
from forum.web.forms import Form, read_form, read_query
from forum.web.page import tell, viewer

bp = Blueprint("digest", __name__, url_prefix="/settings/digest")
letter = Blueprint("digest_letter", __name__, url_prefix="/settings/digest/stop")


@bp.get("")
def show() -> str:
    wish = own_wish(viewer())
    typed = {"every": wish.every.value, "weekday": str(wish.weekday), "hour": str(wish.hour)}
    return _page(Form(typed))


@bp.post("")
def keep() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    form = read_form(DigestForm)
    if form.errors:
        return _page(form), 422
    with transaction():
        wishing.set_digest(viewer(), **form.data)
    tell(_("Je overzicht staat aan."))
    return redirect(url_for("digest.show"), 303)


@bp.post("/off")
def stop() -> ResponseReturnValue:
    with transaction():
        wishing.stop_digest(viewer())
    tell(_("Je krijgt geen overzicht meer."))
    return redirect(url_for("digest.show"), 303)


@letter.get("")
def stop_page() -> str:
    """Opening the link changes nothing: programs that read mail open links too."""
    token = _token()
    wishing.read_stop(token, _signer())
    return render_template("settings/digest_stop.html", token=token, is_done=False)


@letter.post("")
def stop_by_letter() -> str:
    """By the button of that page, or by a mail program that knows nothing of pages (RFC 8058)."""
    with transaction():
        wishing.stop_by_letter(_token(), _signer())
    return render_template("settings/digest_stop.html", token="", is_done=True)


def _token() -> str:
    token: str = read_query(StopDigestQuery)["token"]
    return token


def _signer() -> Signer:
    return Signer(current_app.config["SECRET_KEY"])


def _page(form: Form) -> str:
    times = {"kinds": LABELS, "weekdays": WEEKDAYS, "hours": range(24)}
    facts = {"wish": own_wish(viewer()), "wording": wording(Purpose.DIGEST), **times}
    return render_template("settings/digest.html", form=form, **facts)
