"""Deciding about a post, a thread or a member, and looking back at it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.categories.queries import categories
from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.factsheets.queries import published_sheets
from forum.moderation.measures import queries, reversing, service
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import OFFERED, Kind
from forum.moderation.measures.policy import may_take, may_undo
from forum.moderation.measures.schemas import MeasureForm
from forum.moderation.measures.statement import statement
from forum.moderation.measures.subjects import member_subject
from forum.threads.posts import get_post
from forum.threads.queries import get_thread
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.measure_forms import check_why, kinds_to_choose, reasons_to_choose, renamed
from forum.web.page import tell, viewer

bp = Blueprint("measures", __name__, url_prefix="/moderation")
Page = Callable[[Form], str]


@bp.get("/posts/<id:post_id>/measure")
def on_post_page(post_id: int) -> str:
    return _post_page(post_id, Form())


@bp.post("/posts/<id:post_id>/measure")
def on_post(post_id: int) -> ResponseReturnValue:
    return _take(lambda form: _post_page(post_id, form), post_id=post_id)


@bp.get("/threads/<id:thread_id>/measure")
def on_thread_page(thread_id: int) -> str:
    return _thread_page(thread_id, Form())


@bp.post("/threads/<id:thread_id>/measure")
def on_thread(thread_id: int) -> ResponseReturnValue:
    return _take(lambda form: _thread_page(thread_id, form), thread_id=thread_id)


@bp.get("/members/<username>")
def member(username: str) -> str:
    return _member_page(username, Form())


@bp.post("/members/<username>/measure")
def on_member(username: str) -> ResponseReturnValue:
    return _take(lambda form: _member_page(username, form), username=username)


@bp.get("/measures/<id:measure_id>")
def show(measure_id: int) -> str:
    """What was decided, as whoever it is about reads it."""
    found = queries.get_measure(viewer(), measure_id)
    may = may_undo(viewer(), found, clock.now())
    return render_template(
        "moderation/measure_taken.html", measure=found, statement=statement(found), may_undo=may
    )


@bp.post("/measures/<id:measure_id>/undo")
def undo(measure_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        reversing.undo(viewer(), measure_id)
    if queries.get_measure(viewer(), measure_id).is_whole_again:
        tell(_("Teruggedraaid: alles staat weer zoals het was."))
    else:
        tell(_("Teruggedraaid, maar niet alles staat weer zoals het was."))
    return redirect(url_for("measures.show", measure_id=measure_id), 303)


def _take(page: Page, **subject: Any) -> ResponseReturnValue:
    """The form comes back with what was typed, or the decision is shown as it was told."""
    require(may_moderate(viewer()))
    form = read_form(MeasureForm)
    if form.errors:
        return page(form), 422
    try:
        with transaction():
            measure = service.take(viewer(), _wanted(form.data, subject))
    except (Invalid, Conflict) as error:
        return page(form.blame(error, otherwise="kind")), error.status
    tell(_("Gedaan. Wie het betreft, kan de uitleg lezen."))
    return redirect(url_for("measures.show", measure_id=measure.id), 303)


def _wanted(data: dict[str, Any], subject: dict[str, Any]) -> Wanted:
    """Raises Invalid where nothing says why."""
    check_why(data)
    return Wanted(
        Kind(data["kind"]),
        **subject,
        reason=data["reason_code"],
        facts=data["facts"],
        note=data["note"],
        until=clock.now() + timedelta(days=int(data["days"])) if data["days"] else None,
        category=data["category"],
        factsheet=data["factsheet"],
    )


def _post_page(post_id: int, form: Form) -> str:
    require(may_moderate(viewer()))
    post = get_post(viewer(), post_id)
    address = url_for("measures.on_post", post_id=post_id)
    return _form_page(form, address, OFFERED["post"], post=post, sheets=published_sheets(viewer()))


def _thread_page(thread_id: int, form: Form) -> str:
    require(may_moderate(viewer()))
    thread = get_thread(viewer(), thread_id)
    address = url_for("measures.on_thread", thread_id=thread_id)
    places = categories(viewer())
    return _form_page(form, address, OFFERED["thread"], thread=thread, places=places)


def _form_page(form: Form, address: str, kinds: tuple[Kind, ...], **about: Any) -> str:
    shown = {"post": None, "thread": None, "places": [], "sheets": []} | about
    return render_template(
        "moderation/measure.html", form=renamed(form), address=address, **_choices(kinds), **shown
    )


def _member_page(username: str, form: Form) -> str:
    place = read_query(ListQuery)
    try:
        page = queries.of_member(viewer(), username, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    subject = member_subject(username)
    return render_template(
        "moderation/member.html",
        form=renamed(form),
        username=username,
        standing=queries.member_standing(viewer(), username),
        measures=listing(page, "measures.member", username=username),
        subject=subject,
        may=may_take(viewer(), Kind.WARN, subject),
        address=url_for("measures.on_member", username=username),
        **_choices(OFFERED["member"]),
    )


def _choices(kinds: tuple[Kind, ...]) -> dict[str, Any]:
    return {
        "kinds": kinds_to_choose(kinds),
        "reasons": reasons_to_choose(),
    }
