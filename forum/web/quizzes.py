"""Where curators keep the statements of the quiz."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.quiz import queries, service
from forum.quiz.policy import may_keep_quiz
from forum.quiz.schemas import RenewInput, RetireInput, StatementInput
from forum.quiz.service import Wording
from forum.quiz.views import CuratedStatement
from forum.web.forms import Form, read_form, read_small_form, version_seen
from forum.web.page import tell, viewer
from forum.web.small_forms import do

bp = Blueprint("quizzes", __name__, url_prefix="/moderation/quiz")


@bp.get("")
def index() -> str:
    return render_template(
        "moderation/quiz.html", statements=queries.curated(viewer()), most=queries.MOST
    )


@bp.get("/new")
def new_page() -> str:
    require(may_keep_quiz(viewer()))
    return _page(Form({"answer": "false"}))


@bp.post("/new")
def add() -> ResponseReturnValue:
    require(may_keep_quiz(viewer()))
    form = _read()
    if form.errors:
        return _page(form), 422
    try:
        with transaction():
            service.add_statement(viewer(), Wording(**form.data))
    except Invalid as error:
        let_go()
        return _page(form.blame(error)), error.status
    tell(_("De stelling zit in de quiz."))
    return redirect(url_for("quizzes.index"), 303)


@bp.get("/<id:statement_id>")
def show(statement_id: int) -> str:
    found = queries.get_curated(viewer(), statement_id)
    return _page(Form(_typed(found)), found)


@bp.post("/<id:statement_id>")
def change(statement_id: int) -> ResponseReturnValue:
    found = queries.get_curated(viewer(), statement_id)
    form = _read()
    if form.errors:
        return _page(form, found), 422
    try:
        with transaction():
            wording = Wording(**form.data)
            seen = {"since": version_seen("since"), "version": version_seen()}
            service.change_statement(viewer(), statement_id, wording, **seen)
    except (Invalid, Stale) as error:
        let_go()
        newer = queries.get_curated(viewer(), statement_id)
        return _page(form.blame(error), newer, stale=error.status == 412), error.status
    tell(_("De stelling is opgeslagen."))
    return redirect(url_for("quizzes.index"), 303)


@bp.post("/<id:statement_id>/retire")
def retire(statement_id: int) -> ResponseReturnValue:
    found = queries.get_curated(viewer(), statement_id)

    def page(form: Form) -> str:
        return _page(replace(form, typed=_typed(found) | form.typed), found)

    wrong = do(
        RetireInput,
        lambda told: service.retire(viewer(), statement_id, **told),
        page,
        otherwise="reason",
    )
    if wrong is not None:
        return wrong
    tell(_("De stelling is uit de quiz gehaald."))
    return redirect(url_for("quizzes.index"), 303)


@bp.post("/<id:statement_id>/renew")
def renew(statement_id: int) -> ResponseReturnValue:
    found = queries.get_curated(viewer(), statement_id)
    data = read_small_form(RenewInput)
    try:
        with transaction():
            service.renew(viewer(), statement_id, **data)
    except (Conflict, Stale) as error:
        let_go()
        found = queries.get_curated(viewer(), statement_id)
        return _page(Form(_typed(found)).blame(error), found), error.status
    tell(_("De stelling zit weer in de quiz."))
    return redirect(url_for("quizzes.index"), 303)


def _read() -> Form:
    """A place that is left empty is no place."""
    return read_form(StatementInput, position=request.form.get("position", "").strip() or None)


def _typed(found: CuratedStatement) -> dict[str, str]:
    shown = found.shown
    return {
        "statement": shown.statement,
        "answer": "true" if shown.answer else "false",
        "explanation": shown.explanation,
        "claim": f"{shown.factsheet}#{shown.claim}",
        "position": str(shown.position),
    }


def _page(form: Form, found: CuratedStatement | None = None, *, stale: bool = False) -> str:
    """With `stale` also what stands there now, to be put together by hand."""
    return render_template(
        "moderation/quiz_statement.html",
        form=form,
        found=found,
        stale=stale,
        claims=queries.claim_choices(viewer()),
    )
