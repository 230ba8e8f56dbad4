"""Where admins keep webhooks: what other programs are told of, and how that went."""

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.places import Allowed
from forum.core.schemas import ListQuery
from forum.drafts.views import BETWEEN
from forum.hooks import queries
from forum.hooks.kinds import KINDS
from forum.hooks.policy import may_keep_hooks
from forum.hooks.schemas import HookInput
from forum.moderation import hooks
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.small_forms import do

bp = Blueprint("hooks", __name__, url_prefix="/moderation/webhooks")


@bp.before_request
def _for_admins() -> None:
    """To moderators too the place does not exist."""
    verdict = may_keep_hooks(viewer())
    if not verdict and viewer().is_staff:
        raise NotFound(_("Deze pagina bestaat niet."))
    require(verdict)


@bp.get("")
def index() -> str:
    return _index(Form())


@bp.post("")
def make() -> ResponseReturnValue:
    form = read_form(HookInput)
    if form.errors:
        return _index(form), 422
    try:
        with transaction():
            hook_id, secret = hooks.make(viewer(), form.data, _allowed())
    except (Invalid, Conflict) as error:
        return _index(form.blame(error, otherwise="url")), error.status
    return _secret_page(hook_id, secret, is_new=True), 201


@bp.get("/<id:webhook_id>")
def show(webhook_id: int) -> str:
    return _page(webhook_id, _filled_in(webhook_id))


@bp.post("/<id:webhook_id>")
def change(webhook_id: int) -> ResponseReturnValue:
    queries.get_hook(viewer(), webhook_id)

    def act(wanted: Any) -> None:
        hooks.change(viewer(), webhook_id, wanted, _allowed())

    answer = do(HookInput, act, lambda form: _page(webhook_id, form), otherwise="url")
    if answer is not None:
        return answer
    tell(_("De webhook is gewijzigd."))
    return _back(webhook_id)


@bp.post("/<id:webhook_id>/pause")
def pause(webhook_id: int) -> ResponseReturnValue:
    with transaction():
        hooks.switch(viewer(), webhook_id, active=False)
    tell(_("De webhook staat op pauze. Er wordt niets meer naartoe gestuurd."))
    return _back(webhook_id)


@bp.post("/<id:webhook_id>/resume")
def resume(webhook_id: int) -> ResponseReturnValue:
    with transaction():
        hooks.switch(viewer(), webhook_id, active=True)
    tell(_("De webhook staat weer aan."))
    return _back(webhook_id)


@bp.post("/<id:webhook_id>/secret")
def renew_secret(webhook_id: int) -> str:
    with transaction():
        secret = hooks.renew_secret(viewer(), webhook_id)
    return _secret_page(webhook_id, secret, is_new=False)


@bp.post("/<id:webhook_id>/remove")
def remove(webhook_id: int) -> ResponseReturnValue:
    with transaction():
        hooks.remove(viewer(), webhook_id)
    tell(_("De webhook is weg, met alles wat ervan was bewaard."))
    return redirect(url_for("hooks.index"), 303)


@bp.get("/<id:webhook_id>/deliveries")
def deliveries(webhook_id: int) -> str:
    hook = queries.get_hook(viewer(), webhook_id)
    found = _deliveries(webhook_id)
    return render_template("moderation/webhook_deliveries.html", hook=hook, deliveries=found)


@bp.post("/deliveries/<id:delivery_id>/replay")
def replay(delivery_id: int) -> ResponseReturnValue:
    with transaction():
        fresh = hooks.replay(viewer(), delivery_id)
    tell(_("De gebeurtenis wordt opnieuw verstuurd, als die nu nog openbaar is."))
    hook_id = queries.get_delivery(viewer(), fresh).hook_id
    return redirect(url_for("hooks.deliveries", webhook_id=hook_id), 303)


def _index(form: Form) -> str:
    place = read_query(ListQuery)
    try:
        page = queries.hooks(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "hooks.index")
    return render_template("moderation/webhooks.html", hooks=found, **_around(form))


def _page(webhook_id: int, form: Form) -> str:
    hook = queries.get_hook(viewer(), webhook_id)
    return render_template("moderation/webhook.html", hook=hook, **_around(form))


def _filled_in(webhook_id: int) -> Form:
    hook = queries.get_hook(viewer(), webhook_id)
    return Form({"name": hook.name, "url": hook.url, "kinds": BETWEEN.join(hook.kinds)})


def _deliveries(webhook_id: int) -> Any:
    place = read_query(ListQuery)
    try:
        page = queries.deliveries(viewer(), webhook_id, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return listing(page, "hooks.deliveries", webhook_id=webhook_id)


def _secret_page(webhook_id: int, secret: str, *, is_new: bool) -> str:
    hook = queries.get_hook(viewer(), webhook_id)
    facts = {"hook": hook, "secret": secret, "is_new": is_new}
    return render_template("moderation/webhook_secret.html", **facts)


def _around(form: Form) -> dict[str, Any]:
    kinds = [(kind.value, told.label, told.about) for kind, told in KINDS.items()]
    return {"form": form, "kinds": kinds, "allowed": _allowed().names}


def _allowed() -> Allowed:
    allowed: Allowed = current_app.extensions["hooks_allowed"]
    return allowed


def _back(webhook_id: int) -> ResponseReturnValue:
    return redirect(url_for("hooks.show", webhook_id=webhook_id), 303)
