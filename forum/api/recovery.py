from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.schemas import (
    Accepted,
    EmailInput,
    ForgotInput,
    PasswordInput,
    ResetInput,
    VerifyInput,
)
from forum.api.door import Blueprint, origin, viewer
from forum.core.db import transaction
from forum.core.i18n import _
from forum.leaving.service.taking_back import reset_password
from forum.proofs.service import changing, recovery

bp = Blueprint(
    "api_recovery", __name__, url_prefix="", description="Passwords and addresses, changed"
)


@bp.route("/password-resets")
class Resets(MethodView):
    @bp.arguments(ForgotInput)
    @bp.response(202, Accepted)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Ask for a new password. The answer is the same whether or not the address is known."""
        recovery.ask_reset(**data, origin=origin())
        return {"detail": _("Hoort dit adres bij een account, dan is er een mail onderweg.")}


@bp.route("/password-resets/confirm")
class ConfirmedResets(MethodView):
    @bp.arguments(ResetInput)
    @bp.response(200, Accepted)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Choose a new password with the token of the mailed link. All sessions and keys end.

        A browser that does this is known from then on, and let in however many others guess. A
        program has no device to be known by: while strangers guess, it waits its turn.
        """
        reset_password(**data)
        return {"detail": _("Je wachtwoord is veranderd. Log in met je nieuwe wachtwoord.")}


@bp.route("/me/password")
class OwnPassword(MethodView):
    @bp.arguments(PasswordInput)
    @bp.response(204)
    def put(self, data: dict[str, Any]) -> None:
        """Change one's password. All sessions and keys end but the key that is used here, and no
        browser is known any more."""
        changing.change_password(viewer(), **data, origin=origin())


@bp.route("/me/email")
class OwnEmail(MethodView):
    @bp.arguments(EmailInput)
    @bp.response(202, Accepted)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Ask for another address. It changes once the link that is mailed there is used."""
        changing.ask_email_change(viewer(), **data, origin=origin())
        return {"detail": _("We hebben een mail gestuurd. Bevestig daarmee je nieuwe adres.")}


@bp.route("/email-changes/confirm")
class ConfirmedEmailChanges(MethodView):
    @bp.arguments(VerifyInput)
    @bp.response(200, Accepted)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Confirm a new address with the token of the mailed link."""
        with transaction():
            changing.confirm_email(data["token"])
        return {"detail": _("Je e-mailadres is veranderd.")}
