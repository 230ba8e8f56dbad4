from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from forum.accounts.service.receipts import once
from forum.categories.queries import categories
from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.drafts.keys import NEW
from forum.drafts.views import DraftView
from forum.posting import service as posting
from forum.threads import posts as reading
from forum.threads import queries, service
from forum.threads.kinds import Kind, Opening, Visibility
from forum.threads.policy import may_reply, may_start
from forum.threads.reasons import TITLES
from forum.threads.schemas import NumberQuery, ReplyInput, ThreadChange, ThreadInput
from forum.threads.views import PostView, Stretch, ThreadView, page_start
from forum.web.drafting import filled_in, own_draft
from forum.web.forms import (
    Form,
    acknowledged,
    form_key,
    key_for,
    read_form,
    read_query,
    read_small_form,
)
from forum.web.kinds import kinds_for
from forum.web.outlines import begun, outlines
from forum.web.page import tell, viewer
from forum.web.pins import sheets_to_pin
from forum.web.thread_page import beside

bp = Blueprint("threads", __name__)

PREFILLED = ("category", "kind")  # what a link to the form may already fill in


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
    end = page_start(thread.last_number)
    form = read_form(ReplyInput)
    if form.errors:
        require(may_reply(viewer(), thread, clock.now()))
        return _page(thread, end, form), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            post_id = once(
                viewer(),
                key,
                fingerprint,
                lambda: _reply(thread_id, form.data),
            )
    except (Invalid, Conflict) as error:
        return _page(thread, end, form.blame(error, otherwise="body")), error.status
    return redirect(url_for("posts.show", post_id=post_id), 303)


@bp.post("/t/<id:thread_id>/visibility")
def change_visibility(thread_id: int) -> ResponseReturnValue:
    queries.get_thread(viewer(), thread_id)
    wanted = Visibility(read_small_form(ThreadChange)["visibility"])
    with transaction():
        thread = service.change_visibility(viewer(), thread_id, wanted)
    if thread.visibility == Visibility.MEMBERS:
        tell(_("Dit gesprek is nu alleen voor leden."))
    return redirect(_address(thread, 0), 303)


@bp.get("/new")
def new_page() -> str:
    require(may_start(viewer(), Kind.DISCUSSION, clock.now()))
    typed = {"visibility": Visibility.PUBLIC, "kind": Kind.DISCUSSION}
    asked = {name: request.args[name] for name in PREFILLED if name in request.args}
    draft = own_draft(NEW)
    return _new_page(filled_in(Form({**typed, **asked}), draft), draft)


@bp.post("/new/outline")
def outline() -> str:
    return new_page_again(begun(read_form(Schema)))


def new_page_again(form: Form) -> str:
    require(may_start(viewer(), Kind.DISCUSSION, clock.now()))
    return _new_page(form)


def page_again(thread_id: int, form: Form) -> str:
    """The end of the thread, with the form for a reply."""
    thread = queries.get_thread(viewer(), thread_id)
    require(may_reply(viewer(), thread, clock.now()))
    return _page(thread, page_start(thread.last_number), form)


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
    except (Invalid, Conflict) as error:
        return _new_page(form.blame(error)), error.status
    return redirect(url_for("posts.show", post_id=post_id), 303)


def _reply(thread_id: int, data: dict[str, Any]) -> int:
    return posting.reply(viewer(), thread_id, acknowledged=acknowledged(), **data).id


def _start(opening: Opening) -> int:
    return posting.start_thread(viewer(), opening, acknowledged=acknowledged()).id


def _new_page(form: Form, draft: DraftView | None = None) -> str:
    return render_template(
        "threads/new.html",
        form=form,
        form_key=key_for(form),
        categories=categories(viewer()),
        kinds=kinds_for(viewer()),
        outlines=outlines(),
        draft=draft,
    )


def _page(thread: ThreadView, after: int, form: Form) -> str:
    stretch = reading.stretch(viewer(), thread, after=after)
    around = beside(viewer(), thread, stretch)
    is_opened = not form.typed
    return render_template(
        "threads/show.html",
        thread=thread,
        posts=_post_page(thread, stretch),
        experts=stretch.experts,
        **around,
        form=filled_in(form, around["draft"]) if is_opened else form,
        is_opened=is_opened,
        form_key=key_for(form),
        sheets_to_pin=sheets_to_pin(viewer(), around["pinned"]),
        removal_reasons=list(TITLES.items()) if viewer().is_staff else [],
    )


def _post_page(thread: ThreadView, stretch: Stretch) -> PostPage:
    numbers = [post.number for post in stretch.items] or [stretch.after]
    starts = (stretch.first, stretch.previous, stretch.next, stretch.last)
    addresses = [None if start is None else _address(thread, start) for start in starts]
    return PostPage(stretch.items, numbers[0], numbers[-1], stretch.total, *addresses)


def _address(thread: ThreadView, after: int) -> str:
    return url_for("threads.show", thread_id=thread.id, slug=thread.slug, after=after or None)
