"""The quiz. What somebody answered so far stands in the address and nowhere else: a guest leaves
nothing here, and every page can be read again and gone back from."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.i18n import _
from forum.quiz import service
from forum.quiz.answers import outcome, read_given, write_given
from forum.quiz.queries import find_score, statements
from forum.quiz.schemas import GivenForm, QuizQuery
from forum.quiz.views import Statement
from forum.web.forms import read_query, read_small_form
from forum.web.page import tell, viewer

bp = Blueprint("quiz", __name__, url_prefix="/quiz")


@bp.get("")
def show() -> str:
    place = read_query(QuizQuery)
    asked = statements()
    numbers = {one.id for one in asked}
    given = {one: said for one, said in read_given(place["given"]).items() if one in numbers}
    facts = {"total": len(asked), "done": len(given), "before": write_given(given)}
    told = _answered(asked, place)
    if told is not None:
        given[told.id] = bool(place["answer"])
        facts |= {"done": len(given), "was_last": len(given) == len(asked)}
        return _page("answer", statement=told, said=place["answer"], given=given, **facts)
    return _onward(asked, given, facts)


@bp.post("/score")
def keep() -> ResponseReturnValue:
    given = read_small_form(GivenForm)["given"]
    with transaction():
        service.keep_score(viewer(), read_given(given))
    tell(_("Je uitslag is bewaard. Alleen jij ziet hem."))
    return redirect(url_for("quiz.show", given=given), 303)


@bp.post("/score/delete")
def forget() -> ResponseReturnValue:
    with transaction():
        service.forget_score(viewer())
    tell(_("Je uitslag is gewist."))
    return redirect(url_for("quiz.show"), 303)


def _answered(asked: Sequence[Statement], place: dict[str, Any]) -> Statement | None:
    """The statement that an answer just came for; one that rests by now is passed over."""
    if place["answer"] is None:
        return None
    return next((one for one in asked if one.id == place["statement"]), None)


def _onward(asked: Sequence[Statement], given: dict[int, bool], facts: dict[str, Any]) -> str:
    """The next statement, or after the last what it came to."""
    if asked and len(given) == len(asked):
        return _page("outcome", outcome=outcome(asked, given), score=_score(), given=given, **facts)
    following = next((one for one in asked if one.id not in given), None)
    score = None if given else _score()
    return _page("statement", statement=following, score=score, given=given, **facts)


def _page(name: str, *, given: dict[int, bool], **facts: Any) -> str:
    return render_template(f"quiz/{name}.html", given=write_given(given), **facts)


def _score() -> Any:
    return find_score(viewer()) if viewer().is_member else None
