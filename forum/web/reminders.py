"""The weekly letter: asked for, paused, and stopped."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.days import this_day
from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.recovery import queries
from forum.recovery.policy import may_keep_diary
from forum.recovery.reminders import service
from forum.recovery.reminders.queries import own_wish
from forum.recovery.reminders.schemas import RemindersForm
from forum.recovery.reminders.wishes import WEEKDAYS, Wish
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer

bp = Blueprint("reminders", __name__, url_prefix="/recovery/reminders")


@bp.get("")
def show() -> str:
    wish = own_wish(viewer())
    return _page(wish, _wanted(wish))


@bp.post("")
def keep() -> ResponseReturnValue:
    require(may_keep_diary(viewer(), clock.now(), has_consent=queries.has_consent(viewer())))
    form = read_form(RemindersForm)
    if form.errors:
        return _page(own_wish(viewer()), form), 422
    try:
        with transaction():
            service.set_reminders(viewer(), **form.data)
    except Invalid as error:
        return _page(own_wish(viewer()), form.blame(error)), error.status
    tell(_("Je herinneringen zijn bewaard."))
    return redirect(url_for("reminders.show"), 303)


@bp.post("/off")
def stop() -> ResponseReturnValue:
    with transaction():
        service.stop_reminders(viewer())
    tell(_("Je krijgt geen herinneringen meer."))
    return redirect(url_for("diary.index"), 303)


def _wanted(wish: Wish | None) -> Form:
    if wish is None:
        return Form({"weekday": str(this_day().isoweekday())})
    is_ahead = wish.paused_until and wish.is_paused(this_day())
    paused = {"paused_until": str(wish.paused_until)} if is_ahead else {}
    return Form({"weekday": str(wish.weekday), **paused})


def _page(wish: Wish | None, form: Form) -> str:
    facts = {"wish": wish, "weekdays": WEEKDAYS, "today": this_day()}
    return render_template("diary/reminders.html", form=form, **facts)
