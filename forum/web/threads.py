from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.service.receipts import once
from forum.categories.queries import categories
from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import ForumError
from forum.core.permission import require
from forum.core.schemas import NumberQuery
from forum.factsheets.pins import pinned_above
from forum.posting import service as posting
from forum.threads import posts as reading
from forum.threads import queries
from forum.threads.kinds import Kind, Opening, Visibility
from forum.threads.policy import may_reply, may_start
from forum.threads.reasons import TITLES
from forum.threads.schemas import PostInput, ThreadInput
from forum.threads.views import PostView, Stretch, ThreadView
from forum.web.forms import Form, form_key, new_form_key, read_form, read_query
from forum.web.kinds import kinds_for
from forum.web.page import viewer
from forum.web.pins import sheets_to_pin

bp = Blueprint("threads", __name__)


@dataclass(frozen=True)
class PostPage:
    """The posts that stand here, and the addresses of the other pages."""

    items: list[PostView]
    from_number: int
    to_number: int
    total: int
    first_url: str | None
    previous_url: str | None
    next_url: str | None
    last_url: str | None


@bp.get("/t/<id:thread_id>-<slug>")
def show(thread_id: int, slug: str) -> ResponseReturnValue:
    thread = queries.get_thread(viewer(), thread_id)
    place = read_query(NumberQuery)
    if slug != thread.slug:
        return redirect(_address(thread, place["after"]), 301)
    return _page(thread, place["after"], Form())


@bp.get("/t/<id:thread_id>")
def find(thread_id: int) -> ResponseReturnValue:
    thread = queries.get_thread(viewer(), thread_id)
    return redirect(_address(thread, 0), 301)


@bp.post("/t/<id:thread_id>-<slug>")
def reply(thread_id: int, slug: str) -> ResponseReturnValue:
    thread = queries.get_thread(viewer(), thread_id)
    require(may_reply(viewer(), thread, clock.now()))
    form = read_form(PostInput)
    if form.errors:
        return _page(thread, read_query(NumberQuery)["after"], form), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            post_id = once(
                viewer(),
                key,
                fingerprint,
                lambda: posting.reply(viewer(), thread_id, **form.data).id,
            )
    except ForumError as error:
        return _page(thread, 0, form.blame(error, otherwise="body")), error.status
    return redirect(url_for("posts.show", post_id=post_id), 303)


@bp.get("/new")
def new_page() -> str:
    require(may_start(viewer(), Kind.DISCUSSION, clock.now()))
    asked = {"visibility": Visibility.PUBLIC, "kind": Kind.DISCUSSION, **request.args.to_dict()}
    return _new_page(Form({name: str(text) for name, text in asked.items()}))


@bp.post("/new")
def start() -> ResponseReturnValue:
    require(may_start(viewer(), Kind.DISCUSSION, clock.now()))
    form = read_form(ThreadInput)
    if form.errors:
        return _new_page(form), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            post_id = once(viewer(), key, fingerprint, lambda: _start(form.data))
    except ForumError as error:
        return _new_page(form.blame(error)), error.status
    return redirect(url_for("posts.show", post_id=post_id), 303)


def _start(opening: Opening) -> int:
    return posting.start_thread(viewer(), opening).id


def _new_page(form: Form) -> str:
    return render_template(
        "threads/new.html",
        form=form,
        form_key=form.get("idempotency_key") or new_form_key(),
        categories=categories(viewer()),
        kinds=kinds_for(viewer()),
    )


def _page(thread: ThreadView, after: int, form: Form) -> str:
    stretch = reading.stretch(viewer(), thread, after=after)
    pinned = pinned_above(viewer(), thread)
    return render_template(
        "threads/show.html",
        thread=thread,
        posts=_post_page(thread, stretch),
        experts=stretch.experts,
        pinned=pinned,
        form=form,
        form_key=form.get("idempotency_key") or new_form_key(),
        sheets_to_pin=sheets_to_pin(viewer(), pinned),
        removal_reasons=list(TITLES.items()) if viewer().is_staff else [],
    )


def _post_page(thread: ThreadView, stretch: Stretch) -> PostPage:
    numbers = [post.number for post in stretch.items] or [stretch.after]
    starts = (stretch.first, stretch.previous, stretch.next, stretch.last)
    addresses = [None if start is None else _address(thread, start) for start in starts]
    return PostPage(stretch.items, numbers[0], numbers[-1], stretch.total, *addresses)


def _address(thread: ThreadView, after: int) -> str:
    return url_for("threads.show", thread_id=thread.id, slug=thread.slug, after=after or None)
