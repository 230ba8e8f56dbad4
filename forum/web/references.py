"""What became of the sources of fact sheets, for who curates them."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets import service
from forum.factsheets.policy import may_curate
from forum.factsheets.references import lines as reference_lines
from forum.factsheets.references.schemas import ReferencesQuery, StatusInput
from forum.factsheets.statuses import NAMES
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("references", __name__, url_prefix="/moderation/references")

# The worst first.
STATUSES = [{"slug": status, "name": name} for status, name in reversed(NAMES.items())]


@bp.get("")
def index() -> str:
    require(may_curate(viewer()))
    place = read_query(ReferencesQuery)
    status = place["status"]
    try:
        page = reference_lines.references(viewer(), status=status, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "references.index", status=status)
    return render_template(
        "moderation/references.html", references=found, status=status, statuses=STATUSES
    )


@bp.get("/<id:reference_id>")
def show(reference_id: int) -> str:
    return _page(reference_id, Form())


@bp.post("/<id:reference_id>")
def set_status(reference_id: int) -> ResponseReturnValue:
    require(may_curate(viewer()))
    form = read_form(StatusInput)
    if form.errors:
        return _page(reference_id, form), 422
    with transaction():
        service.set_status(viewer(), reference_id, **form.data)
    tell(_("De status is opgeslagen."))
    return redirect(url_for("references.show", reference_id=reference_id), 303)


def _page(reference_id: int, form: Form) -> str:
    found = reference_lines.get_reference(viewer(), reference_id)
    if "status" not in form.typed:
        form.typed = {"status": found.now.status, **form.typed}
    return render_template("moderation/reference.html", source=found, form=form, statuses=STATUSES)
