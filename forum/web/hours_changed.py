"""Moving an hour of experts to another time, other hosts, or not holding it after all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from forum.core.days import ZONE
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid, Stale
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.experts.hours.policy import may_plan
from forum.experts.hours.queries import get_hour
from forum.experts.hours.schemas import CancelInput, HourChange
from forum.experts.hours.views import HourView
from forum.moderation import hours as moderation
from forum.web.forms import Form, read_form, version_seen
from forum.web.page import tell, viewer

bp = Blueprint("hours_changed", __name__, url_prefix="/experts/hours")


@bp.get("/<id:thread_id>/edit")
def edit_page(thread_id: int) -> str:
    require(may_plan(viewer()))
    return _page(thread_id, Form(_as_typed(get_hour(viewer(), thread_id).hour)))


@bp.post("/<id:thread_id>/edit")
def change(thread_id: int) -> ResponseReturnValue:
    told = _("Het spreekuur is gewijzigd.")
    return _done(thread_id, HourChange, moderation.change, told=told)


@bp.post("/<id:thread_id>/cancel")
def cancel(thread_id: int) -> ResponseReturnValue:
    told = _("Het spreekuur is afgezegd. Lezers zien waarom.")
    return _done(thread_id, CancelInput, moderation.cancel, told=told)


def _done(
    thread_id: int, schema: type[Schema], act: Callable[..., None], *, told: Text
) -> ResponseReturnValue:
    require(may_plan(viewer()))
    hour = get_hour(viewer(), thread_id).hour
    form = read_form(schema)
    form = replace(form, typed=_as_typed(hour) | form.typed)
    if form.errors:
        return _page(thread_id, form), 422
    try:
        with transaction():
            act(viewer(), thread_id, version=version_seen(), **form.data)
    except (Invalid, Conflict, Stale) as error:
        let_go()
        return _page(thread_id, form.blame(error)), error.status
    tell(told)
    return redirect(url_for("hours.show", thread_id=thread_id), 303)


def _page(thread_id: int, form: Form) -> str:
    return render_template("hours/edit.html", line=get_hour(viewer(), thread_id), form=form)


def _as_typed(hour: HourView) -> dict[str, Any]:
    return {
        "opens_at": _clock(hour.opens_at),
        "closes_at": _clock(hour.closes_at),
        "hosts": ", ".join(host.name for host in hour.hosts),
        "version": str(hour.version),
    }


def _clock(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%Y-%m-%dT%H:%M}"
