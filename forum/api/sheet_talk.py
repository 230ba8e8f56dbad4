from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask.views import MethodView

from forum.accounts.policy import may_see_account
from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    address,
    page_of,
    viewer,
)
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.factsheets.policy import may_curate
from forum.factsheets.queries import get_sheet
from forum.factsheets.service.talk.suggesting import Suggested, close_suggestion
from forum.factsheets.talk import member_suggestions
from forum.factsheets.talk.member_suggestions import SuggestionView
from forum.factsheets.talk.schemas import (
    ClaimQuery,
    CloseInput,
    LinkInput,
    MadeSuggestionOutput,
    SuggestedQuery,
    SuggestionInput,
    SuggestionList,
    SuggestionOutput,
    UseList,
    UsesQuery,
    fact_of,
)
from forum.factsheets.talk.uses import UsedIn, page_of_uses
from forum.moderation import service as moderation
from forum.posting import service as posting

bp = Blueprint("api_sheet_talk", __name__, url_prefix="", description="Sheets in conversations")


@bp.route("/posts/<id:post_id>/claims/<slug:slug>")
class LinkedClaim(MethodView):
    @bp.arguments(LinkInput)
    @bp.response(204)
    def put(self, data: dict[str, Any], post_id: int, slug: str) -> None:
        """Put a claim, or without one the sheet, under a post to read beside it. Again: only the
        note changes."""
        require(may_curate(viewer()))
        fact = fact_of(slug, data["claim"])
        with transaction():
            moderation.link_claim(viewer(), post_id, fact, note=data["note"])

    @bp.arguments(ClaimQuery, location="query")
    @bp.response(204)
    def delete(self, asked: dict[str, Any], post_id: int, slug: str) -> None:
        """Take it away again."""
        require(may_curate(viewer()))
        with transaction():
            moderation.unlink_claim(viewer(), post_id, fact_of(slug, asked["claim"]))


@bp.route("/factsheets/<slug:slug>/conversations")
class Uses(MethodView):
    @bp.arguments(UsesQuery, location="query")
    @bp.response(200, UseList)
    def get(self, asked: dict[str, Any], slug: str) -> dict[str, Any]:
        """List the posts that point at a sheet or carry it, latest first; with `claim` those of
        one claim."""
        get_sheet(viewer(), slug)
        page = page_of_uses(viewer(), slug, **asked)
        return page_of([_use(found) for found in page.items], page.next)


@bp.route("/factsheets/<slug:slug>/suggestions")
class Suggestions(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(SuggestionInput)
    @bp.response(201, MadeSuggestionOutput)
    def post(self, data: dict[str, Any], slug: str) -> dict[str, Any]:
        """Tell the curators what is wrong with a sheet, or what speaks against it."""
        said = Suggested.of(data, request.host_url, current_app.config["BASE_URL"])
        return {
            "id": act_once(
                lambda: posting.suggest(viewer(), slug, said, acknowledged=acknowledged()).id
            )
        }


@bp.route("/me/factsheet-suggestions")
class OwnSuggestions(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, SuggestionList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List what one suggested, with the answers, latest first."""
        require(may_see_account(viewer()))
        page = member_suggestions.own_suggestions(viewer(), **asked)
        return page_of([_suggestion(found) for found in page.items], page.next)


@bp.route("/moderation/factsheet-suggestions")
class AllSuggestions(MethodView):
    @bp.arguments(SuggestedQuery, location="query")
    @bp.response(200, SuggestionList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List what members suggested, for curators: longest waiting first, or latest closed."""
        page = member_suggestions.page_of_suggestions(viewer(), **asked)
        return page_of([_suggestion(found) for found in page.items], page.next)


@bp.route("/moderation/factsheet-suggestions/<id:suggestion_id>/close")
class Closing(MethodView):
    @bp.arguments(CloseInput)
    @bp.response(200, SuggestionOutput)
    def post(self, data: dict[str, Any], suggestion_id: int) -> dict[str, Any]:
        """Answer a suggestion, once."""
        with transaction():
            close_suggestion(viewer(), suggestion_id, **data)
        return _suggestion(member_suggestions.get_suggestion(viewer(), suggestion_id))


def _use(found: UsedIn) -> dict[str, Any]:
    names = ("post_id", "number", "thread_id", "title")
    shown = {name: getattr(found, name) for name in names}
    return shown | {"url": address("posts.show", post_id=found.post_id)}


def _suggestion(found: SuggestionView) -> dict[str, Any]:
    names = (
        "id", "title", "claim", "post_id", "kind", "body", "source", "created_at", "closed_at",
        "outcome", "answer",
    )  # fmt: skip
    shown = {name: getattr(found, name) for name in names}
    return shown | {"factsheet": found.slug}
