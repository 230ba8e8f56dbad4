"""The digest: asked for, timed, and stopped."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.accounts.purposes import Purpose, wording
from forum.core.db import transaction
from forum.core.i18n import _
from forum.core.permission import require
from forum.digests.queries import own_wish
from forum.digests.schemas import DigestForm
from forum.digests.service import wishing
from forum.digests.times import LABELS
from forum.recovery.reminders.wishes import WEEKDAYS
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer

bp = Blueprint("digest", __name__, url_prefix="/settings/digest")


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


def _page(form: Form) -> str:
    times = {"kinds": LABELS, "weekdays": WEEKDAYS, "hours": range(24)}
    facts = {"wish": own_wish(viewer()), "wording": wording(Purpose.DIGEST), **times}
    return render_template("settings/digest.html", form=form, **facts)
