"""Where moderators keep the reasons that they give often."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.canned import queries, service
from forum.moderation.canned.schemas import CannedInput
from forum.web.forms import Form
from forum.web.page import tell, viewer
from forum.web.small_forms import do

bp = Blueprint("canned", __name__, url_prefix="/moderation/reasons")


@bp.get("")
def index() -> str:
    return _index(Form())


@bp.post("")
def add() -> ResponseReturnValue:
    require(may_moderate(viewer()))
    answer = do(CannedInput, lambda data: service.add(viewer(), **data), _index, otherwise="title")
    if answer is not None:
        return answer
    tell(_("De standaardreden is gemaakt."))
    return redirect(url_for("canned.index"), 303)


@bp.get("/<code>")
def show(code: str) -> str:
    found = queries.get_reason(viewer(), code)
    return _page(code, Form({"title": found.title, "body": found.body}))


@bp.post("/<code>")
def change(code: str) -> ResponseReturnValue:
    queries.get_reason(viewer(), code)
    answer = do(
        CannedInput,
        lambda data: service.change(viewer(), code, **data),
        lambda form: _page(code, form),
        otherwise="title",
    )
    if answer is not None:
        return answer
    tell(_("De standaardreden is gewijzigd."))
    return redirect(url_for("canned.index"), 303)


@bp.post("/<code>/remove")
def remove(code: str) -> ResponseReturnValue:
    with transaction():
        service.remove(viewer(), code)
    tell(_("De standaardreden is weggehaald."))
    return redirect(url_for("canned.index"), 303)


def _index(form: Form) -> str:
    return render_template("moderation/reasons.html", reasons=queries.reasons(viewer()), form=form)


def _page(code: str, form: Form) -> str:
    found = queries.get_reason(viewer(), code)
    return render_template("moderation/reason.html", reason=found, form=form)
