"""The activities of one's own that a diary follows."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.posting import diary as posting
from forum.recovery import queries, service
from forum.recovery.policy import MOST_ACTIVITIES, may_keep_diary, may_see_diary
from forum.recovery.schemas import NewActivityForm
from forum.web.alarm import acknowledged
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer

bp = Blueprint("diary_activities", __name__, url_prefix="/recovery/activities")


@bp.get("")
def index() -> str:
    return _page(Form())


@bp.post("")
def add() -> ResponseReturnValue:
    found = queries.own_diary(viewer())
    require(may_keep_diary(viewer(), clock.now(), has_consent=found.has_consent))
    form = read_form(NewActivityForm)
    if form.errors:
        return _page(form), 422
    try:
        with transaction():
            posting.add_activity(viewer(), acknowledged=acknowledged(), **form.data)
    except (Conflict, Invalid, NotFound) as error:
        return _page(form.blame(error, otherwise="name")), error.status
    tell(_("Bij je volgende check-in vragen we hoe goed dit lukt."))
    return redirect(url_for("diary_activities.index"), 303)


@bp.post("/<id:activity_id>/end")
def end(activity_id: int) -> ResponseReturnValue:
    with transaction():
        service.end_activity(viewer(), activity_id)
    tell(_("Deze activiteit vragen we niet meer. Wat je ervan bijhield, blijft in je dagboek."))
    return redirect(url_for("diary_activities.index"), 303)


def _page(form: Form) -> str:
    require(may_see_diary(viewer(), has_consent=queries.has_consent(viewer())))
    own = queries.activities(viewer()).values()
    return render_template(
        "diary/activities.html",
        form=form,
        current=[one for one in own if one.is_current],
        ended=[one for one in own if not one.is_current],
        most=MOST_ACTIVITIES,
    )
