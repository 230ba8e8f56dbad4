"""The weekly letter: asked for, paused, and stopped, also by the letter itself."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.tokens import Signer
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
from forum.recovery.reminders.schemas import RemindersForm, StopQuery
from forum.recovery.reminders.wishes import WEEKDAYS, Wish
from forum.web.forms import Form, read_form, read_query
from forum.web.page import tell, viewer

bp = Blueprint("reminders", __name__, url_prefix="/recovery/reminders")
letter = Blueprint("reminder_letter", __name__, url_prefix="/recovery/reminders/stop")


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


@letter.get("")
def stop_page() -> str:
    """Opening the link changes nothing: programs that read mail open links too."""
    token = _token()
    service.read_stop(token, _signer())
    return render_template("diary/stop_reminders.html", token=token, is_done=False)


@letter.post("")
def stop_by_letter() -> str:
    """By the button of that page, or by a mail program that knows nothing of pages."""
    with transaction():
        service.stop_by_letter(_token(), _signer())
    return render_template("diary/stop_reminders.html", token="", is_done=True)


def _token() -> str:
    token: str = read_query(StopQuery)["token"]
    return token


def _signer() -> Signer:
    return Signer(current_app.config["SECRET_KEY"])


def _wanted(wish: Wish | None) -> Form:
    if wish is None:
        return Form({"weekday": str(this_day().isoweekday())})
    is_ahead = wish.paused_until and wish.is_paused(this_day())
    paused = {"paused_until": str(wish.paused_until)} if is_ahead else {}
    return Form({"weekday": str(wish.weekday), **paused})


def _page(wish: Wish | None, form: Form) -> str:
    facts = {"wish": wish, "weekdays": WEEKDAYS, "today": this_day()}
    return render_template("diary/reminders.html", form=form, **facts)
