from flask import Blueprint, Response, redirect, render_template, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.accounts.schemas import PasswordAgain
from forum.core.db import transaction
from forum.core.errors import LoginRequired, TooMany
from forum.core.i18n import number
from forum.core.permission import require
from forum.leaving import exports
from forum.leaving.service import exporting
from forum.proofs.service import proving
from forum.web.forms import Form, read_form
from forum.web.page import viewer

bp = Blueprint("exports", __name__, url_prefix="/settings/export")


@bp.get("")
def show() -> str:
    return _page(Form())


@bp.post("")
def ask() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    form = read_form(PasswordAgain)
    if form.errors:
        return _page(form), 422
    try:
        proof = proving.prove_again(viewer(), form.data["password"])
        with transaction():
            proving.hold_to(proof)
            exporting.ask(viewer())
    except (LoginRequired, TooMany) as error:
        return _page(form.blame(error, otherwise="password")), error.status, error.headers
    return redirect(url_for("exports.show"), 303)


@bp.get("/<id:export_id>/file")
def file(export_id: int) -> Response:
    pieces = exports.file_of(viewer(), export_id)
    response = Response(stream_with_context(pieces), mimetype="application/zip")
    response.headers.set("Content-Disposition", "attachment", filename=exports.FILENAME)
    return response


def _page(form: Form) -> str:
    latest = exports.latest_export(viewer())
    counted = latest and {"done": number(latest.done), "total": number(latest.total)}
    return render_template("settings/export.html", export=latest, counted=counted, form=form)
