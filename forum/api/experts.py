from __future__ import annotations

from typing import Any

from flask import current_app
from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api import expert_shapes as shapes
from forum.api.door import KEY_PARAMETER, Blueprint, act_once, page_of, viewer
from forum.core import clock
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.experts.verification import queries, service
from forum.experts.verification.contradictions import Said
from forum.experts.verification.findings import Looked
from forum.experts.verification.policy import may_apply
from forum.experts.verification.schemas import (
    ApplicationInput,
    ApplicationList,
    ApplicationOutput,
    ApplicationsQuery,
    AppliedOutput,
    CheckInput,
    ExpertList,
    ReasonInput,
)
from forum.experts.verification.shown import experts
from forum.moderation import experts as moderation

bp = Blueprint("api_experts", __name__, url_prefix="/experts", description="Verified experts")


@bp.route("")
class Experts(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, ExpertList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List who is verified now, by name."""
        page = experts(viewer(), **asked)
        return page_of([shapes.expert(line) for line in page.items], page.next)


@bp.route("/applications")
class Applications(MethodView):
    @bp.response(200, ApplicationList)
    def get(self) -> dict[str, Any]:
        """Read one's own applications, the latest first."""
        return page_of([shapes.application(found) for found in queries.own_applications(viewer())])

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(ApplicationInput)
    @bp.response(201, AppliedOutput)
    def post(self, said: Said) -> dict[str, Any]:
        """Ask to be verified. Sending it is agreeing to the rules for experts."""
        require(may_apply(viewer(), clock.now()))
        made = act_once(lambda: service.apply(viewer(), said).id)
        found = queries.application(viewer(), made)
        return {"id": found.id, "state": found.state}


@bp.route("/applications/<id:application_id>")
class OneApplication(MethodView):
    @bp.response(200, ApplicationOutput)
    def get(self, application_id: int) -> dict[str, Any]:
        """Read an application: one's own, or any as a moderator."""
        return _shown(application_id)

    @bp.response(204)
    def delete(self, application_id: int) -> None:
        """Take one's own back while it waits."""
        queries.application(viewer(), application_id)
        with transaction():
            service.withdraw(viewer(), application_id)


@bp.route("/applications/<id:application_id>/check")
class Check(MethodView):
    @bp.arguments(CheckInput)
    @bp.response(200, ApplicationOutput)
    def post(self, looked: Looked, application_id: int) -> dict[str, Any]:
        """Note what the register said and how the person was reached."""
        require(may_moderate(viewer()))
        with transaction():
            moderation.check(
                viewer(), application_id, looked, current_app.extensions["register_adapter"]
            )
        return _shown(application_id)


@bp.route("/applications/<id:application_id>/confirm")
class Confirm(MethodView):
    @bp.response(200, ApplicationOutput)
    def post(self, application_id: int) -> dict[str, Any]:
        """Verify, as a second person. Until when it holds follows from what was found."""
        require(may_moderate(viewer()))
        with transaction():
            moderation.confirm(viewer(), application_id)
        return _shown(application_id)


@bp.route("/applications/<id:application_id>/reject")
class Reject(MethodView):
    @bp.arguments(ReasonInput)
    @bp.response(200, ApplicationOutput)
    def post(self, data: dict[str, Any], application_id: int) -> dict[str, Any]:
        """Turn an application down. Its member reads the reason."""
        require(may_moderate(viewer()))
        with transaction():
            moderation.reject(viewer(), application_id, **data)
        return _shown(application_id)


@bp.route("/<username>/verification")
class Verified(MethodView):
    @bp.arguments(ReasonInput)
    @bp.response(204)
    def delete(self, data: dict[str, Any], username: str) -> None:
        """Take a verification back, at once. Its member reads the reason."""
        require(may_moderate(viewer()))
        with transaction():
            moderation.revoke(viewer(), username, **data)


waiting = Blueprint(
    "api_waiting_experts",
    __name__,
    url_prefix="/moderation/experts",
    description="Applications that wait for moderators",
)


@waiting.route("")
class Waiting(MethodView):
    @waiting.arguments(ApplicationsQuery, location="query")
    @waiting.response(200, ApplicationList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List applications, what waits longest first."""
        page = queries.applications(viewer(), state=queries.Which(asked.pop("state")), **asked)
        shown = [shapes.application(found, for_staff=True) for found in page.items]
        return page_of(shown, page.next)


def _shown(application_id: int) -> dict[str, Any]:
    found = queries.application(viewer(), application_id)
    return shapes.application(found, for_staff=viewer().is_staff)
