from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.core.db import transaction
from forum.core.errors import LoginRequired, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.leaving.modes import GRACE, Mode
from forum.leaving.schemas import LeavingInput
from forum.leaving.service.going import leave, stay
from forum.leaving.standing import Standing, own_leaving
from forum.proofs.service import proving
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer

bp = Blueprint("leaving", __name__, url_prefix="/settings/leaving")

TOLD = {
    Mode.PAUSE: _("Je account staat op pauze. Je hervat het wanneer je wilt."),
    Mode.ANONYMISE: _("Je gaat weg. Tot die dag kun je nog terug."),
    Mode.EVERYTHING: _(
        "Je gaat weg. Wat onder je eigen naam staat, is nu al verborgen. Tot die dag kun je nog "
        "terug."
    ),
}


def register(app: Flask) -> None:
    app.add_template_global(_shown, "leaving_shown")


@bp.get("")
def show() -> str:
    return _page(Form())


@bp.post("")
def ask() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    form = read_form(LeavingInput)
    if form.errors:
        return _page(form), 422
    try:
        proof = proving.prove_again(viewer(), form.data["password"])
    except (LoginRequired, TooMany) as error:
        blamed = form.blame(error, otherwise="password")
        return _page(blamed), error.status, error.headers
    mode = Mode(form.data["mode"])
    with transaction():
        proving.hold_to(proof)
        leave(viewer(), mode)
    tell(TOLD[mode])
    return redirect(url_for("leaving.show"), 303)


@bp.post("/back")
def come_back() -> ResponseReturnValue:
    with transaction():
        stay(viewer())
    tell(_("Fijn dat je blijft. Alles is weer zoals het was."))
    return redirect(url_for("leaving.show"), 303)


def _page(form: Form) -> str:
    standing = own_leaving(viewer())
    return render_template("settings/leaving.html", form=form, standing=standing, days=GRACE.days)


def _shown() -> Standing:
    """What stands above every page for who is hidden, and above the settings for whoever goes:
    elsewhere nobody is asked, or every page would cost everyone a question."""
    if viewer().is_member and (viewer().is_paused or request.path.startswith("/settings")):
        return own_leaving(viewer())
    return Standing()
