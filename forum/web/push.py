"""Devices on which a member wants to be called, and the script that a browser keeps for it."""

from pathlib import Path

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.devices import device_name
from forum.accounts.policy import may_change_account
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.webpush import Pusher, Subscription
from forum.push import queries, service
from forum.push.schemas import DeviceForm
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer

bp = Blueprint("push", __name__, url_prefix="/settings/push")
worker = Blueprint("push_worker", __name__)


@bp.app_context_processor
def _everywhere() -> dict[str, bool]:
    return {"has_push": _pusher() is not None}


@bp.get("")
def show() -> str:
    return _page(Form())


@bp.post("")
def add() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    form = read_form(DeviceForm)
    if form.errors:
        return _page(form), 422
    name = device_name(request.user_agent.string)
    try:
        with transaction():
            service.add_device(viewer(), _pusher(), Subscription(**form.data), name=name)
    except (Conflict, Invalid) as error:
        return _page(form.blame(error)), error.status
    tell(_("Op dit apparaat krijg je voortaan notificaties."))
    return redirect(url_for("push.show"), 303)


@bp.post("/<id:device_id>/remove")
def remove(device_id: int) -> ResponseReturnValue:
    with transaction():
        service.remove_device(viewer(), device_id)
    tell(_("Dat apparaat krijgt geen notificaties meer."))
    return redirect(url_for("push.show"), 303)


@worker.get("/sw.js")
def script() -> Response:
    """At the root, so that what it is for may stand anywhere on the site. The same for all."""
    text = Path(current_app.static_folder or "", "js", "called.js").read_text("utf-8")
    return Response(text, mimetype="text/javascript")


def _pusher() -> Pusher | None:
    pusher: Pusher | None = current_app.extensions["pusher"]
    return pusher


def _page(form: Form) -> str:
    pusher, devices = _pusher(), queries.own_devices(viewer())
    facts = {"key": pusher.public_key if pusher else "", "devices": devices}
    is_here = any(device.is_here for device in devices)
    return render_template("settings/push.html", form=form, is_here=is_here, **facts)
