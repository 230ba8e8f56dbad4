from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api.door import KEY_PARAMETER, Blueprint, act_once, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.gates import flags
from forum.moderation.gates.schemas import FlagList
from forum.moderation.gates.words import queries, service
from forum.moderation.gates.words.queries import WordView
from forum.moderation.gates.words.schemas import (
    TriedOutput,
    TryInput,
    WordInput,
    WordList,
    WordOutput,
)
from forum.moderation.gates.words.service import Wanted

bp = Blueprint("api_words", __name__, url_prefix="/moderation", description="Watched words")


@bp.route("/words")
class Words(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, WordList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List the words that are watched, by the alphabet."""
        require(may_moderate(viewer()))
        page = queries.words(viewer(), **asked)
        return page_of([_shape(word) for word in page.items], page.next)

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(WordInput)
    @bp.response(201, WordOutput)
    def post(self, wanted: Wanted) -> dict[str, Any]:
        """Watch a word. With a star at its begin or end it may be a part of a longer one."""
        require(may_moderate(viewer()))
        word_id = act_once(lambda: service.add_word(viewer(), wanted))
        return _shape(queries.get_word(viewer(), word_id))


@bp.route("/words/try")
class Trying(MethodView):
    @bp.arguments(TryInput)
    @bp.response(200, TriedOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Try a word out on a text. Nothing is kept."""
        require(may_moderate(viewer()))
        service.check(data["word"])
        return {"hits": [one.said for one in queries.try_out(viewer(), **data).found]}


@bp.route("/words/<id:word_id>")
class OneWord(MethodView):
    @bp.arguments(WordInput)
    @bp.response(200, WordOutput)
    def put(self, wanted: Wanted, word_id: int) -> dict[str, Any]:
        """Change a word, or what is done where it is found."""
        require(may_moderate(viewer()))
        with transaction():
            service.change_word(viewer(), word_id, wanted)
        return _shape(queries.get_word(viewer(), word_id))

    @bp.response(204)
    def delete(self, word_id: int) -> None:
        """Watch it no longer."""
        require(may_moderate(viewer()))
        with transaction():
            service.remove_word(viewer(), word_id)


@bp.route("/flagged-posts")
class Flagged(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, FlagList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read in which posts a watched word was found, the oldest first."""
        page = flags.flagged(viewer(), **asked)
        return page_of([vars(one) for one in page.items], page.next)


@bp.route("/flagged-posts/<id:flag_id>/settle")
class Settling(MethodView):
    @bp.response(204)
    def post(self, flag_id: int) -> None:
        """Say that a moderator has seen it. The post itself stays as it is."""
        require(may_moderate(viewer()))
        with transaction():
            flags.settle(viewer(), flag_id)


def _shape(word: WordView) -> dict[str, Any]:
    names = ("id", "word", "action", "replacement", "reason", "keeper", "kept_at")
    return {name: getattr(word, name) for name in names}
