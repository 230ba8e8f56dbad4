from __future__ import annotations

from datetime import date
from typing import Any

from flask.views import MethodView
from flask_babel import get_locale

from forum.api.door import Blueprint, address, viewer
from forum.core.db import transaction
from forum.moderation.house_rules import queries, service
from forum.moderation.house_rules.schemas import (
    DayQuery,
    RulesOutput,
    RulesReadInput,
    RulesVersionList,
)
from forum.moderation.house_rules.versions import Version

bp = Blueprint("api_rules", __name__, url_prefix="", description="House rules")


@bp.route("/rules")
class RulesThatHold(MethodView):
    @bp.arguments(DayQuery, location="query")
    @bp.response(200, RulesOutput)
    def get(self, asked: dict[str, date | None]) -> dict[str, Any]:
        """Read the rules that hold today, or that held `on` a day."""
        return _shape(queries.rules_at(asked["on"], str(get_locale())))


@bp.route("/rules/versions")
class RulesVersions(MethodView):
    @bp.response(200, RulesVersionList)
    def get(self) -> dict[str, Any]:
        """List all versions, the newest first."""
        return {"items": [_line(one) for one in queries.versions()]}


@bp.route("/rules/versions/<rules_version>")
class OneRulesVersion(MethodView):
    @bp.response(200, RulesOutput)
    def get(self, rules_version: str) -> dict[str, Any]:
        """Read one version."""
        return _shape(queries.get_rules(rules_version, str(get_locale())))


@bp.route("/me/rules")
class RulesRead(MethodView):
    @bp.arguments(RulesReadInput)
    @bp.response(204)
    def put(self, data: dict[str, Any]) -> None:
        """Say that one read the newest rules, so that they need no longer be shown."""
        with transaction():
            service.note_read(viewer(), data["version"])


def _shape(rules: queries.Rules) -> dict[str, Any]:
    return _line(rules.version) | {"text": rules.markdown}


def _line(version: Version) -> dict[str, Any]:
    return {
        "version": version.name,
        "holds_from": version.holds_from,
        "summary": version.summary,
        "url": address("rules.version", name=version.name),
    }
