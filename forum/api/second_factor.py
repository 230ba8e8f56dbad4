from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.schemas import CodeInput, PasswordAgain
from forum.api.door import Blueprint, origin, viewer
from forum.proofs import queries
from forum.proofs.schemas import (
    BackupCodesOutput,
    EnrolmentOutput,
    PasswordAndCode,
    SecondFactorOutput,
)
from forum.proofs.service import second_factor
from forum.proofs.views import Enrolment, SecondFactorView

bp = Blueprint(
    "api_second_factor",
    __name__,
    url_prefix="/me/second-factor",
    description="Logging in by two steps",
)


@bp.route("")
class SecondFactor(MethodView):
    @bp.response(200, SecondFactorOutput)
    def get(self) -> SecondFactorView:
        """Read whether and since when a log-in asks for a code."""
        return queries.own_second_factor(viewer())

    @bp.arguments(PasswordAgain)
    @bp.response(201, EnrolmentOutput)
    def post(self, data: dict[str, Any]) -> Enrolment:
        """Get a new key for an app. It counts once a first code is sent."""
        return second_factor.enrol(viewer(), **data)

    @bp.arguments(CodeInput)
    @bp.response(200, BackupCodesOutput)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Send the app's first code. All other sessions and keys of the member end."""
        return {"backup_codes": second_factor.confirm(viewer(), **data)}

    @bp.arguments(PasswordAndCode)
    @bp.response(204)
    def delete(self, data: dict[str, Any]) -> None:
        """Take the app and its codes away. All other sessions and keys of the member end."""
        second_factor.remove_app(viewer(), **data, origin=origin())


@bp.route("/backup-codes")
class BackupCodes(MethodView):
    @bp.arguments(PasswordAndCode)
    @bp.response(201, BackupCodesOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Get ten new codes in place of those that are left."""
        codes = second_factor.renew_backup_codes(viewer(), **data, origin=origin())
        return {"backup_codes": codes}
