"""The desk of an expert: what lies there for them, and how they want to be asked."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.days import this_day
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.policy import may_work
from forum.experts.questions import service
from forum.experts.questions.schemas import ExpertDeskForm
from forum.posting.desk import ExpertsDesk, experts_desk
from forum.web.forms import Form
from forum.web.page import tell, viewer
from forum.web.small_forms import do

bp = Blueprint("desk", __name__)


@bp.get("/questions/desk")
def show() -> str:
    found = experts_desk(viewer())
    desk = found.asked
    away = desk.away_until.isoformat() if desk.away_until else ""
    return _page(Form({"most_open": str(desk.most_open), "away_until": away}), found)


@bp.post("/questions/desk")
def change() -> ResponseReturnValue:
    require(may_work(viewer(), clock.now()))
    answer = do(
        ExpertDeskForm,
        lambda data: service.set_desk(viewer(), **data),
        _page,
        otherwise="most_open",
    )
    if answer is not None:
        return answer
    tell(_("Je keuze is bewaard."))
    return redirect(url_for("questions.index"), 303)


def _page(form: Form, found: ExpertsDesk | None = None) -> str:
    return render_template(
        "questions/desk.html", form=form, desk=found or experts_desk(viewer()), today=this_day()
    )
