from typing import Any

from flask import Blueprint, Response, redirect, render_template, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.schemas import OwnerInput
from forum.core.i18n import number
from forum.leaving import exports
from forum.leaving.service import exporting
from forum.proofs.queries import has_app
from forum.proofs.service.again import holding, prove_fully
from forum.web.again import again
from forum.web.forms import Form
from forum.web.page import viewer
from forum.web.sessions import origin

bp = Blueprint("exports", __name__, url_prefix="/settings/export")


@bp.get("")
def show() -> str:
    return _page(Form())


@bp.post("")
def ask() -> ResponseReturnValue:
    return again(OwnerInput, _page, _ask)


def _ask(asked: dict[str, Any]) -> ResponseReturnValue:
    with holding(prove_fully(viewer(), **asked, origin=origin())):
        exporting.ask(viewer())
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
    facts = {"export": latest, "counted": counted, "asks_code": has_app(viewer())}
    return render_template("settings/export.html", form=form, **facts)
