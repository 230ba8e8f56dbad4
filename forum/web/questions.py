"""Questions to experts: what was answered, what waits, and what each reader can do about it."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.core.days import this_day
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import Text, _, number
from forum.experts.questions import piles, service
from forum.experts.questions.policy import piles_of
from forum.experts.questions.queries import find_open_question
from forum.experts.questions.reasons import CHOSEN
from forum.experts.questions.schemas import PileQuery
from forum.experts.questions.views import Pile
from forum.posting import questions as posting
from forum.threads.queries import get_thread
from forum.web.forms import read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.sessions import own_address
from forum.web.thread_page import address_of

bp = Blueprint("questions", __name__)

TABS: dict[Pile, Text] = {
    Pile.ANSWERED: _("Beantwoord"),
    Pile.WAITING: _("Wachten op expert"),
    Pile.ASSIGNED: _("Toegewezen"),
    Pile.ASKED: _("Na te kijken"),
    Pile.CLOSED: _("Gesloten"),
    Pile.HELD: _("Bij jou"),
    Pile.DECLINED: _("Aan anderen gelaten"),
    Pile.MINE: _("Jouw vragen"),
}


@bp.get("/questions")
def index() -> str:
    asked = read_query(PileQuery)
    chosen = Pile(asked["state"]) if "state" in request.args else None
    return list_page(chosen, after=asked["after"], back=request.full_path)


def list_page(
    chosen: Pile | None = None, *, after: str | None = None, back: str, problem: str = ""
) -> str:
    """The list that was chosen, or else the one that is most useful to the viewer; with what went
    wrong with the press that led here."""
    mine = piles_of(viewer())
    pile = chosen or mine[0]
    try:
        page = piles.questions(viewer(), pile, after=after)
    except Invalid as error:
        raise no_such_page(error) from error
    around = piles.overview(viewer())
    return render_template(
        "questions/index.html",
        pile=pile,
        tabs=[(one, TABS[one], around.counts.get(one, 0)) for one in mine],
        questions=listing(page, "questions.index", state=pile.value),
        around=around,
        median=None if around.median is None else number(around.median),
        today=this_day(),
        reasons=list(CHOSEN.items()),
        back=back,
        problem=problem,
    )


@bp.post("/t/<id:thread_id>/question")
def ask(thread_id: int) -> ResponseReturnValue:
    thread = get_thread(viewer(), thread_id)
    try:
        with transaction():
            posting.ask(viewer(), thread_id)
    except Conflict as error:
        let_go()
        shown = {"told": error.detail, "other": find_open_question(viewer())}
        return render_template("questions/wait.html", thread=thread, **shown), error.status
    return redirect(address_of(thread, 0) + "#vraag-aan-expert", 303)


@bp.post("/t/<id:thread_id>/question/withdraw")
def take_back(thread_id: int) -> ResponseReturnValue:
    thread = get_thread(viewer(), thread_id)
    with transaction():
        service.take_back(viewer(), thread_id)
    tell(_("Je vraag is teruggenomen. Je gesprek blijft staan."))
    return redirect(own_address(request.form.get("next")) or address_of(thread, 0), 303)
