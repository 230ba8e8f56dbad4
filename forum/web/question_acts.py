"""What experts and moderators do with one question, by a press or a small form beside it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from forum.accounts.policy import may_moderate
from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.experts.questions import service
from forum.experts.questions.policy import may_pass_on
from forum.experts.questions.queries import get_question
from forum.experts.questions.reasons import CHOSEN
from forum.experts.questions.schemas import HandOverInput, SendBackInput, WhyInput
from forum.moderation import questions as moderation
from forum.threads.queries import get_thread
from forum.web.forms import Form
from forum.web.page import tell, viewer
from forum.web.questions import list_page
from forum.web.sessions import own_address
from forum.web.small_forms import do
from forum.web.thread_page import address_of

bp = Blueprint("question_acts", __name__, url_prefix="/questions/<id:thread_id>")

Act = Callable[[dict[str, Any]], None]


@bp.post("/approve")
def approve(thread_id: int) -> ResponseReturnValue:
    return _done(moderation.approve, thread_id, _("Experts kunnen deze vraag nu oppakken."))


@bp.post("/claim")
def claim(thread_id: int) -> ResponseReturnValue:
    return _done(service.claim, thread_id, _("Deze vraag is nu bij jou, voor 48 uur."))


@bp.post("/decline")
def decline(thread_id: int) -> ResponseReturnValue:
    told = _("Deze vraag is voor een andere expert. Je vindt hem bij ‘Aan anderen gelaten’.")
    return _done(service.decline, thread_id, told)


@bp.post("/raise")
def put_first(thread_id: int) -> ResponseReturnValue:
    def act(data: dict[str, Any]) -> None:
        moderation.put_first(viewer(), thread_id, **data)

    require(may_moderate(viewer()))
    return _filled_in(thread_id, "raise", WhyInput, act, _("Deze vraag staat nu vooraan."))


@bp.post("/release")
def release(thread_id: int) -> ResponseReturnValue:
    def act(data: dict[str, Any]) -> None:
        moderation.release(viewer(), thread_id, **data)

    require(may_pass_on(viewer(), clock.now()))
    told = _("Deze vraag wacht weer op een expert.")
    return _filled_in(thread_id, "release", WhyInput, act, told)


@bp.post("/close")
def close(thread_id: int) -> ResponseReturnValue:
    def act(data: dict[str, Any]) -> None:
        moderation.close(viewer(), thread_id, **data)

    require(may_moderate(viewer()))
    told = _("De vraag is gesloten. Wie hem stelde, leest waarom.")
    return _filled_in(thread_id, "close", SendBackInput, act, told)


@bp.post("/hand-over")
def hand_over(thread_id: int) -> ResponseReturnValue:
    def act(data: dict[str, Any]) -> None:
        moderation.hand_over(viewer(), thread_id, **data)

    require(may_pass_on(viewer(), clock.now()))
    told = _("De vraag is nu bij die expert.")
    return _filled_in(thread_id, "hand-over", HandOverInput, act, told)


def _done(act: Callable[..., Any], thread_id: int, told: Text) -> ResponseReturnValue:
    """Who comes too late finds what is left to do, and reads what became of this one."""
    try:
        with transaction():
            act(viewer(), thread_id)
    except Conflict as error:
        let_go()
        page = list_page(back=url_for("questions.index"), problem=str(error.detail))
        return page, error.status
    tell(told)
    return _onward(thread_id)


def _onward(thread_id: int) -> ResponseReturnValue:
    following = own_address(request.form.get("next"))
    return redirect(following or address_of(get_thread(viewer(), thread_id), 0), 303)


def _filled_in(
    thread_id: int, name: str, schema: type[Schema], act: Act, told: Text
) -> ResponseReturnValue:
    """Small forms beside a question, that come back on a page of their own when something is
    wrong."""
    question, thread = get_question(viewer(), thread_id), get_thread(viewer(), thread_id)

    def page(form: Form) -> str:
        about = {"question": question, "thread": thread, "wanted": name}
        return render_template(
            "questions/again.html", form=form, reasons=list(CHOSEN.items()), **about
        )

    otherwise = "to" if name == "hand-over" else "reason"
    answer = do(schema, act, page, otherwise=otherwise)
    if answer is not None:
        return answer
    tell(told)
    return _onward(thread_id)
