"""Deciding the same about several posts of a thread."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import let_go, transaction
from forum.core.errors import Invalid
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.factsheets.queries import published_sheets
from forum.moderation.measures.bulk import Result, take_each
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import BULK, NAMES, Kind
from forum.moderation.measures.schemas import MOST_AT_ONCE, BulkForm
from forum.threads.posts import page_of_posts, posts_among
from forum.threads.queries import get_thread
from forum.threads.views import ThreadView
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.measure_forms import check_why, kinds_to_choose, reasons_to_choose, renamed
from forum.web.page import viewer

bp = Blueprint("several", __name__, url_prefix="/moderation")


@bp.get("/threads/<id:thread_id>/posts")
def form_page(thread_id: int) -> str:
    return _page(thread_to_moderate(thread_id), Form())


@bp.post("/threads/<id:thread_id>/posts")
def decide(thread_id: int) -> ResponseReturnValue:
    """What became of each stands on the page at once; each has its own to take it back on."""
    thread = thread_to_moderate(thread_id)
    form = read_form(BulkForm)
    if form.errors:
        return _page(thread, form), 422
    try:
        results = take_each(viewer(), _wanted(form), form.data["post_ids"], within=transaction)
    except Invalid as error:
        let_go()
        return _page(thread, renamed(form.blame(error, otherwise="kind"))), error.status
    return _done(thread, Kind(form.data["kind"]), results)


def thread_to_moderate(thread_id: int) -> ThreadView:
    require(may_moderate(viewer()))
    return get_thread(viewer(), thread_id)


def _wanted(form: Form) -> Wanted:
    """Raises Invalid where nothing says why."""
    said = form.data
    check_why(said)
    return Wanted(
        Kind(said["kind"]),
        reason=said["reason_code"],
        facts=said["facts"],
        note=said["note"],
        factsheet=said["factsheet"],
    )


def posts_to_choose(thread: ThreadView, page: str, act: str) -> dict[str, Any]:
    """Some of a thread, for the page of this name, and where the form is sent."""
    after = read_query(ListQuery)["after"]
    try:
        found = page_of_posts(viewer(), thread, after=after, limit=MOST_AT_ONCE)
    except Invalid as error:
        raise no_such_page(error) from error
    address = url_for(act, thread_id=thread.id, after=after)
    return {"posts": listing(found, page, thread_id=thread.id), "address": address}


def _page(thread: ThreadView, form: Form) -> str:
    return render_template(
        "moderation/several.html",
        thread=thread,
        form=form,
        kinds=kinds_to_choose(BULK),
        reasons=reasons_to_choose(),
        sheets=published_sheets(viewer()),
        **posts_to_choose(thread, "several.form_page", "several.decide"),
    )


def _done(thread: ThreadView, kind: Kind, results: Sequence[Result]) -> str:
    posts = {post.id: post for post in posts_among(viewer(), [one.post_id for one in results])}
    return render_template(
        "moderation/several_done.html",
        thread=thread,
        kind_name=NAMES[kind],
        results=results,
        posts=posts,
        done=sum(one.measure_id is not None for one in results),
    )
