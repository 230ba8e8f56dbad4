from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from forum.accounts.service.receipts import once
from forum.categories.policy import may_write_in
from forum.categories.queries import categories
from forum.categories.views import branches
from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, NotFound, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.drafts.keys import NEW
from forum.drafts.views import DraftView
from forum.labels.queries import labels
from forum.moderation.gates.newcomers import waits_first
from forum.posting import sending
from forum.posting.schemas import ReplyWithPoll, Start, ThreadWithPoll
from forum.posting.sending import Sent
from forum.search.suggesting import Suggestions, suggestions
from forum.threads import queries, service
from forum.threads.asking import PlaceQuery
from forum.threads.kinds import Kind, Visibility
from forum.threads.policy import may_reply, may_start
from forum.threads.schemas import ThreadChange
from forum.threads.views import page_start
from forum.web.alarm import acknowledged
from forum.web.bots import suspected
from forum.web.drafting import filled_in, own_draft
from forum.web.forms import (
    Form,
    form_key,
    key_for,
    read_form,
    read_query,
    read_small_form,
)
from forum.web.held import tell_replaced, told_where
from forum.web.kinds import VISIBILITIES, kinds_for
from forum.web.outlines import begun, is_untouched, outlines
from forum.web.page import tell, viewer
from forum.web.poll_forms import POLL_LABELS, read_with_poll
from forum.web.thread_page import address_of, page_of
from forum.web.writing import quoted_in

bp = Blueprint("threads", __name__)

PREFILLED = ("category", "kind", "title")  # what a link to the form may already fill in
TO_TRY_AGAIN = (Invalid, Conflict, TooMany)
HOMES = {Kind.RECOVERY.value: "herstelverhalen"}  # where these belong, on a forum that has it


@bp.get("/t/<id:thread_id>-<slug>")
def show(thread_id: int, slug: str) -> ResponseReturnValue:
    try:
        thread = queries.get_thread(viewer(), thread_id)
    except NotFound:
        return find(thread_id)
    place = read_query(PlaceQuery)
    if slug != thread.slug:
        return redirect(address_of(thread, **place), 301)
    quote, after = quoted_in(thread, place.pop("quote")), place.pop("after")
    return page_of(thread, after, Form(), quote=quote, **place)


@bp.get("/t/<id:thread_id>")
def find(thread_id: int) -> ResponseReturnValue:
    """For a while, where it went into another: that may be taken back."""
    merged = queries.find_merged(viewer(), thread_id)
    thread = merged or queries.get_thread(viewer(), thread_id)
    return redirect(address_of(thread, 0), 302 if merged else 301)


@bp.post("/t/<id:thread_id>-<slug>")
def reply(thread_id: int, slug: str) -> ResponseReturnValue:
    thread = queries.get_thread(viewer(), thread_id)
    end = page_start(thread.last_number)
    form = read_with_poll(ReplyWithPoll)
    if form.errors:
        require(may_reply(viewer(), thread, clock.now()))
        return page_of(thread, end, form), 422
    if viewer().is_new and (again := suspected(form)):
        return page_of(thread, end, again), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            number = once(
                viewer(),
                key,
                fingerprint,
                lambda: _reply(thread_id, form.data),
            )
    except TO_TRY_AGAIN as error:
        page = page_of(thread, end, form.blame(error, otherwise="body"))
        return page, error.status, error.headers
    return told_where(Sent.read(number))


@bp.post("/t/<id:thread_id>/visibility")
def change_visibility(thread_id: int) -> ResponseReturnValue:
    queries.get_thread(viewer(), thread_id)
    wanted = Visibility(read_small_form(ThreadChange)["visibility"])
    with transaction():
        thread = service.change_visibility(viewer(), thread_id, wanted)
    if thread.visibility == Visibility.MEMBERS:
        tell(_("Dit gesprek is nu alleen voor leden."))
    return redirect(address_of(thread, 0), 303)


@bp.get("/new")
def new_page() -> str:
    require(may_start(viewer(), Kind.DISCUSSION, clock.now()))
    typed = {"visibility": Visibility.PUBLIC, "kind": Kind.DISCUSSION}
    asked = {name: request.args[name] for name in PREFILLED if name in request.args}
    home = {"category": HOMES.get(asked.get("kind", ""), "")}
    draft = own_draft(NEW)
    return _new_page(filled_in(Form({**typed, **home, **asked}), draft), draft)


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
    return page_of(thread, page_start(thread.last_number), form)


@bp.post("/new")
def start() -> ResponseReturnValue:
    require(may_start(viewer(), Kind.DISCUSSION, clock.now()))
    form = read_with_poll(ThreadWithPoll)
    if "look" in request.form:
        return _look(form)
    if is_untouched(form.get("body")):
        told = [_("Vul onder een of meer kopjes iets in.")]
        form = replace(form, errors={**form.errors, "body": told})
    if form.errors:
        return _new_page(form), 422
    if viewer().is_new and (again := suspected(form)):
        return _new_page(again), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            number = once(viewer(), key, fingerprint, lambda: _start(form.data))
    except TO_TRY_AGAIN as error:
        return _new_page(form.blame(error)), error.status, error.headers
    return told_where(Sent.read(number))


def _reply(thread_id: int, data: dict[str, Any]) -> int:
    sent = sending.reply(viewer(), thread_id, acknowledged=acknowledged(), **data)
    return int(tell_replaced(sent))


def _start(start: Start) -> int:
    read = acknowledged()
    sent = sending.start_thread(viewer(), start.opening, poll=start.poll, acknowledged=read)
    return int(tell_replaced(sent))


def _look(form: Form) -> str:
    """The same page as it was left, with what there is already; nothing is placed yet."""
    kept = replace(form, errors={}, may_keep_key=bool(form.get("idempotency_key")))
    return _new_page(kept, suggested=suggestions(viewer(), form.get("title")))


def _new_page(
    form: Form, draft: DraftView | None = None, *, suggested: Suggestions | None = None
) -> str:
    return render_template(
        "threads/new.html",
        form=form,
        suggested=suggested,
        form_key=key_for(form),
        branches=branches(categories(viewer())),
        may_write_in=may_write_in,
        labels=labels(),
        kinds=kinds_for(viewer()),
        visibilities=VISIBILITIES,
        poll_labels=POLL_LABELS,
        outlines=outlines(),
        draft=draft,
        is_first=waits_first(viewer()),
    )
