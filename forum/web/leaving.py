from typing import Any

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.i18n import _
from forum.leaving.modes import GRACE, Mode
from forum.leaving.schemas import LeavingInput
from forum.leaving.service.going import leave, stay
from forum.leaving.standing import LeavingView, own_leaving
from forum.proofs.queries import has_app
from forum.proofs.service.again import holding, prove_fully
from forum.web.again import again
from forum.web.forms import Form
from forum.web.page import tell, viewer
from forum.web.sessions import origin

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
    return again(LeavingInput, _page, _leave)


def _leave(asked: dict[str, Any]) -> ResponseReturnValue:
    mode = Mode(asked.pop("mode"))
    with holding(prove_fully(viewer(), **asked, origin=origin())):
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
    facts = {"standing": standing, "days": GRACE.days, "asks_code": has_app(viewer())}
    return render_template("settings/leaving.html", form=form, **facts)


def _shown() -> LeavingView:
    """What stands above every page for who is hidden, and above the settings for whoever goes:
    elsewhere nobody is asked, or every page would cost everyone a question."""
    if viewer().is_member and (viewer().is_paused or request.path.startswith("/settings")):
        return own_leaving(viewer())
    return LeavingView()
