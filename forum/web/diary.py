"""One's own diary: looking back, checking in, and the activities that are followed."""

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from forum.accounts.purposes import Purpose, consequence, wording
from forum.accounts.service import consent
from forum.core import clock
from forum.core.days import this_day
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, NotFound, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery, read_day
from forum.posting import diary as posting
from forum.recovery import queries, service
from forum.recovery.policy import MOST_ACTIVITIES, may_keep_diary
from forum.recovery.scales import MANY_MINUTES, MEASURES
from forum.recovery.stories.snapshots import going_along
from forum.recovery.views import ActivityView, DiaryView
from forum.web import looking_back
from forum.web.alarm import acknowledged
from forum.web.diary_form import (
    field_of,
    filled_in,
    is_of_another_day,
    labels,
    read_check_in,
    version_of,
)
from forum.web.forms import Form, read_query, version_seen
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.sessions import own_address

bp = Blueprint("diary", __name__, url_prefix="/recovery")

TAKEN = (Conflict.status, Stale.status)  # there is one, which may be read first


@bp.get("")
def index() -> ResponseReturnValue:
    """With `?next=` the way there leads by the consent, for who has not given it."""
    found = queries.diary(viewer())
    onward = own_address(request.args.get("next"))
    if not found.has_consent:
        return _not_begun(onward)
    if onward:
        return redirect(onward, 303)
    return looking_back.page_of(found)


@bp.post("/begin")
def begin() -> ResponseReturnValue:
    with transaction():
        consent.set_consent(viewer(), Purpose.DIARY, given=True)
    tell(_("Je hersteldagboek staat voor je klaar."))
    onward = own_address(request.form.get("next"))
    return redirect(onward or url_for("diary.index"), 303)


@bp.get("/check-in")
def check_in_page() -> str:
    """For today, or for another day in `?day=`; with what it says already."""
    found = _own()
    day = _day_asked()
    entry = next((one for one in found.entries if one.day == day), None)
    return _form_page(filled_in(day, entry), found)


@bp.post("/check-in")
def check_in() -> ResponseReturnValue:
    found = _own()
    require(may_keep_diary(viewer(), clock.now(), has_consent=found.has_consent))
    every = list(found.activities.values())
    form = read_check_in(list(found.current_activities) if is_of_another_day() else every)
    if form.errors:
        return _form_page(form, found), 422
    try:
        with transaction():
            posting.save_check_in(
                viewer(),
                **form.data,
                version=version_of(form.data["day"]),
                acknowledged=acknowledged(),
            )
    except (Invalid, Conflict, Stale) as error:
        is_taken = error.status in TAKEN
        return _form_page(
            form.blame(error, otherwise="day"), found, is_taken=is_taken
        ), error.status
    tell(_("Je check-in is bewaard."))
    _ask_about_minutes(form)
    return redirect(url_for("diary.entry", day=form.data["day"]), 303)


@bp.get("/<day:day>")
def entry(day: date) -> str:
    found = queries.get_entry(viewer(), day)
    try:
        earlier = queries.earlier_versions(viewer(), day, **read_query(ListQuery))
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template(
        "diary/entry.html",
        entry=found,
        earlier=listing(earlier, "diary.entry", day=day),
        activities=queries.activities(viewer()),
        measures=MEASURES,
    )


@bp.post("/<day:day>/delete")
def delete(day: date) -> ResponseReturnValue:
    with transaction():
        service.delete_entry(viewer(), day, version=version_seen())
    tell(_("Je check-in is gewist, met wat er eerder in stond."))
    return redirect(url_for("diary.index"), 303)


def _own() -> DiaryView:
    return queries.own_diary(viewer())


def _not_begun(onward: str | None) -> str:
    agreement = {"wording": wording(Purpose.DIARY), "consequence": consequence(Purpose.DIARY)}
    waits = queries.stands_still(viewer())
    return render_template("diary/begin.html", **agreement, stands_still=waits, onward=onward)


def _day_asked() -> date:
    typed = request.args.get("day", "")
    try:
        return read_day(typed) if typed else this_day()
    except ValidationError as error:
        raise NotFound(_("Deze pagina bestaat niet.")) from error


def _form_page(form: Form, found: DiaryView, *, is_taken: bool = False) -> str:
    activities = _asked_for(found, form)
    kept = [one for one in found.activities.values() if one not in activities]
    return render_template(
        "diary/check_in.html",
        form=form,
        is_new=form.get("version") in ("", "0"),
        is_taken=is_taken,
        activities=activities,
        told_before=[(one, score) for one in kept if (score := form.get(field_of(one.id)))],
        labels=labels(activities),
        may_add=len(found.current_activities) < MOST_ACTIVITIES,
        measures=MEASURES,
        goes_along=going_along(viewer()),
        trying=found.trying(this_day()),
        today=this_day(),
    )


def _asked_for(found: DiaryView, form: Form) -> list[ActivityView]:
    """What is followed now, and what must be put right. What was told of another stays as it is."""
    every = found.activities.values()
    return [one for one in every if one.is_current or field_of(one.id) in form.errors]


def _ask_about_minutes(form: Form) -> None:
    if form.data["told"].scores.get("activity_minutes", 0) > MANY_MINUTES:
        tell(_("Je vulde meer dan 20 uur bewegen in. Klopt dat niet, pas het dan even aan."))
