from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import shapes
from forum.api.door import Blueprint, address, origin, page_of, viewer
from forum.core.db import let_go, transaction
from forum.drafts.keys import Place
from forum.drafts.views import DraftView
from forum.messages.views import SaidView
from forum.search import own, service
from forum.search.kinds import Found, Hit
from forum.search.limits import SEARCHES, SUGGESTIONS, count
from forum.search.own import OwnResult
from forum.search.schemas import (
    HitList,
    OwnHitList,
    OwnQuery,
    SearchQuery,
    SuggestionsOutput,
    TitleQuery,
)
from forum.search.service import Result
from forum.search.suggesting import suggestions

bp = Blueprint("api_search", __name__, url_prefix="", description="Finding what there is")


@bp.before_request
def recognise() -> None:
    """A key that is not ours is refused before anything is said of what was asked."""
    viewer()


def _count(what: str) -> None:
    """Before anything is looked for. Raises TooMany."""
    let_go()
    with transaction():
        count(what, viewer(), origin().network)


ID_IN = {Found.THREAD: "thread_id", Found.POST: "post_id", Found.CLAIM: "key"}


@bp.route("/search")
class Search(MethodView):
    @bp.arguments(SearchQuery, location="query")
    @bp.response(200, HitList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Find threads, posts, fact sheets, their claims and members, as far as one reads them.
        `q` takes "rows of words" and -words that may not be there."""
        _count(SEARCHES)
        found = service.search(viewer(), asked)
        shown = [_hit(hit, found) for hit in found.page.items]
        return page_of(shown, found.page.next) | {"also": list(found.also)}


@bp.route("/me/search")
class OwnSearch(MethodView):
    @bp.arguments(OwnQuery, location="query")
    @bp.response(200, OwnHitList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Find in the newest 2,000 of one's own private messages, and in one's own drafts. Nothing
        of them is indexed: they are opened and read."""
        let_go()
        with transaction():
            own.count_search(viewer())
        found = own.search_own(viewer(), asked)
        drafts = [_draft(draft, found) for draft in found.drafts]
        messages = [_message(one, found) for one in found.messages.items]
        return page_of(drafts + messages, found.messages.next) | {"is_whole": found.is_whole}


@bp.route("/suggestions")
class Suggestions(MethodView):
    @bp.arguments(TitleQuery, location="query")
    @bp.response(200, SuggestionsOutput)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """What there is already about a title: at most three threads and three fact sheets, first
        what was answered."""
        _count(SUGGESTIONS)
        found = suggestions(viewer(), asked["q"])
        return {
            "threads": [shapes.thread(one) for one in found.threads],
            "factsheets": [shapes.suggested_sheet(one) for one in found.factsheets],
        }


def _hit(hit: Hit, found: Result) -> dict[str, Any]:
    marked = found.snippet(hit.text)
    return {
        "type": hit.kind,
        "id": _id(hit),
        "thread_id": hit.thread_id,
        "number": hit.number,
        "slug": None if hit.thread_id else hit.place.get("slug"),
        "title": hit.title,
        "snippet": marked.striptags(),
        "marked": str(marked),
        "url": _url(hit),
        "author": hit.author and shapes.author(hit.author),
        "created_at": hit.at,
        "is_answered": hit.is_answered,
    }


def _id(hit: Hit) -> int | None:
    """Of a member none: the name is what they are known by."""
    if hit.kind == Found.MEMBER:
        return None
    return hit.place[ID_IN[hit.kind]] if hit.kind in ID_IN else hit.subject_id


def _url(hit: Hit) -> str:
    place = hit.place
    if hit.kind == Found.POST:
        return address("posts.show", post_id=place["post_id"])
    if hit.kind == Found.THREAD:
        return address("threads.show", thread_id=place["thread_id"], slug=place["slug"])
    if hit.kind == Found.MEMBER:
        return address("members.show", username=place["username"])
    sheet = address("factsheets.show", slug=place["slug"])
    return f"{sheet}#bewering-{place['key']}" if hit.kind == Found.CLAIM else sheet


def _message(message: SaidView, found: OwnResult) -> dict[str, Any]:
    number = message.conversation_id
    there = address("messages.show", conversation_id=number, before=message.number + 1)
    return {
        "type": "message",
        "id": message.id,
        "conversation_id": number,
        "key": None,
        "title": "",
        "author": shapes.author(message.author),
        "created_at": message.sent_at,
        "url": f"{there}#m{message.id}",
        **_said(found, message.body),
    }


def _draft(draft: DraftView, found: OwnResult) -> dict[str, Any]:
    is_message = draft.place.place == Place.MESSAGE
    return {
        "type": "draft",
        "id": None,
        "conversation_id": draft.place.id if is_message else None,
        "key": draft.key,
        "title": draft.title,
        "author": None,
        "created_at": draft.saved_at,
        "url": address("drafts.index"),
        **_said(found, own.text_of(draft)),
    }


def _said(found: OwnResult, text: str) -> dict[str, str]:
    marked = found.snippet(text)
    return {"snippet": marked.striptags(), "marked": str(marked)}
