"""The hours in which experts answer: which there are, what was asked in one, and planning them."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.service.receipts import once
from forum.categories.policy import may_write_in
from forum.categories.queries import categories
from forum.categories.views import branches
from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.questions import ask_together
from forum.core.schemas import ListQuery
from forum.experts.answers.queries import ask_answers, ask_endorsements, joined
from forum.experts.hours.asked import questions_in
from forum.experts.hours.calendar import MIME, calendar
from forum.experts.hours.policy import may_plan
from forum.experts.hours.queries import get_hour, hours
from forum.experts.hours.schemas import HourInput, HoursQuery
from forum.experts.hours.views import Asked, When
from forum.factsheets.talk.facts import ask_facts
from forum.posting import hours as posting
from forum.threads.kinds import Visibility
from forum.threads.posts import get_post
from forum.web.alarm import acknowledged
from forum.web.forms import Form, form_key, key_for, read_form, read_query
from forum.web.kinds import VISIBILITIES
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("hours", __name__, url_prefix="/experts/hours")


@bp.get("")
def index() -> str:
    """What is held now and comes next, and what is over a page at a time."""
    place = read_query(HoursQuery)
    when = When(place.pop("state"))
    lists = {one: _listed(one, **(place if one == when else {})) for one in When}
    return render_template("hours/index.html", lists=lists, verdict=may_plan(viewer()))


@bp.get("/new")
def new_page() -> str:
    require(may_plan(viewer()))
    return _new_page(Form({"visibility": Visibility.PUBLIC}))


@bp.post("/new")
def plan() -> ResponseReturnValue:
    require(may_plan(viewer()))
    form = read_form(HourInput)
    if form.errors:
        return _new_page(form), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            post_id = once(viewer(), key, fingerprint, lambda: _plan(form.data))
    except (Invalid, Conflict) as error:
        let_go()
        return _new_page(form.blame(error)), error.status
    tell(_("Het spreekuur is gepland. Leden kunnen hier vragen stellen."))
    return redirect(url_for("hours.show", thread_id=get_post(viewer(), post_id).thread_id), 303)


@bp.get("/<id:thread_id>")
def show(thread_id: int) -> str:
    line, place = get_hour(viewer(), thread_id), read_query(ListQuery)
    try:
        page = questions_in(viewer(), line.thread, **place)
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template(
        "hours/show.html",
        line=line,
        asked=listing(page, "hours.show", thread_id=thread_id),
        **_beside(list(page.items)),
    )


@bp.get("/<id:thread_id>/spreekuur.ics")
def own_calendar(thread_id: int) -> Response:
    line = get_hour(viewer(), thread_id)
    base = current_app.config["BASE_URL"]
    url = base + url_for("hours.show", thread_id=thread_id)
    text = calendar(line, url=url, host=urlsplit(base).hostname or "", now=clock.now())
    named = {"Content-Disposition": 'attachment; filename="spreekuur.ics"'}
    return Response(text, content_type=MIME, headers=named)


def _listed(when: When, **place: Any) -> Any:
    try:
        page = hours(viewer(), when, **place)
    except Invalid as error:
        raise no_such_page(error) from error
    return listing(page, "hours.index", state=when.value)


def _beside(items: list[Asked]) -> dict[str, Any]:
    posts = [post for one in items for post in (one.question, *one.answers)]
    found = ask_together(
        facts=ask_facts(viewer(), posts),
        answers=ask_answers(viewer(), posts),
        endorsements=ask_endorsements(posts),
    )
    return {"facts": found["facts"], "answers": joined(found["answers"], found["endorsements"])}


def _plan(data: Any) -> int:
    return posting.plan(viewer(), *data, acknowledged=acknowledged()).id


def _new_page(form: Form) -> str:
    return render_template(
        "hours/new.html",
        form=form,
        form_key=key_for(form),
        branches=branches(categories(viewer())),
        may_write_in=may_write_in,
        visibilities=VISIBILITIES,
    )
