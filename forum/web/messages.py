from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_write
from forum.accounts.service.receipts import once
from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, Refused, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.drafts.keys import NEW_MESSAGE, of_conversation
from forum.drafts.views import DraftView
from forum.messages import queries, service
from forum.messages.policy import may_begin, may_report, may_send
from forum.messages.reasons import TITLES
from forum.messages.receivers import pair_with
from forum.messages.schemas import (
    ConversationInput,
    MessageInput,
    MessageReportForm,
    NewQuery,
    StretchQuery,
)
from forum.messages.views import ConversationView, MessageView
from forum.posting import service as posting
from forum.web.alarm import acknowledged
from forum.web.drafting import filled_in, own_draft
from forum.web.forms import Form, form_key, key_for, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.message_page import message_page, note_read, to_message
from forum.web.page import tell, viewer

bp = Blueprint("messages", __name__, url_prefix="/messages")

TO_TRY_AGAIN = (Invalid, Conflict, Refused, TooMany)


@bp.get("")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = queries.conversations(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "messages.index")
    verdict = may_begin(viewer(), clock.now())
    return render_template("messages/index.html", conversations=found, verdict=verdict)


@bp.get("/new")
def new_page() -> ResponseReturnValue:
    require(may_write(viewer(), clock.now()))
    wanted = read_query(NewQuery)["to"]
    earlier = pair_with(viewer(), wanted) if wanted else None
    if earlier is not None:
        return redirect(url_for("messages.show", conversation_id=earlier))
    draft = own_draft(NEW_MESSAGE)
    form = filled_in(Form(), draft)
    return _new_page(replace(form, typed=form.typed | {"to": wanted or form.get("to")}), draft)


@bp.post("/new")
def begin() -> ResponseReturnValue:
    require(may_write(viewer(), clock.now()))
    form = read_form(ConversationInput)
    if form.errors:
        return _new_page(form), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            message_id = once(viewer(), key, fingerprint, lambda: _begin(form.data))
    except TO_TRY_AGAIN as error:
        return _new_page(form.blame(error)), error.status, error.headers
    return to_message(message_id)


@bp.get("/<id:conversation_id>")
def show(conversation_id: int) -> str:
    conversation = queries.get_conversation(viewer(), conversation_id)
    draft = own_draft(of_conversation(conversation_id))
    return _page(conversation, read_query(StretchQuery), filled_in(Form(), draft), draft)


@bp.post("/<id:conversation_id>")
def send(conversation_id: int) -> ResponseReturnValue:
    conversation = queries.get_conversation(viewer(), conversation_id)
    require(may_send(viewer(), conversation, clock.now()))
    form = read_form(MessageInput)
    if form.errors:
        return _page(conversation, {}, form), 422
    key, fingerprint = form_key()
    try:
        with transaction():
            message_id = once(viewer(), key, fingerprint, lambda: _send(conversation_id, form.data))
    except (Invalid, Conflict, TooMany) as error:
        blamed = form.blame(error, otherwise="body")
        return _page(conversation, {}, blamed), error.status, error.headers
    return to_message(message_id)


@bp.post("/<id:conversation_id>/leave")
def leave(conversation_id: int) -> ResponseReturnValue:
    with transaction():
        service.leave(viewer(), conversation_id)
    tell(_("Je bent uit het privégesprek gestapt."))
    return redirect(url_for("messages.index"), 303)


@bp.post("/<id:conversation_id>/<id:message_id>/delete")
def delete(conversation_id: int, message_id: int) -> ResponseReturnValue:
    with transaction():
        service.delete_message(viewer(), conversation_id, message_id)
    tell(_("Je bericht is verwijderd."))
    return to_message(message_id)


@bp.get("/<id:conversation_id>/<id:message_id>/report")
def report_page(conversation_id: int, message_id: int) -> str:
    message = queries.get_message(viewer(), conversation_id, message_id)
    require(may_report(viewer(), message))
    return _report_page(message, Form())


@bp.post("/<id:conversation_id>/<id:message_id>/report")
def report(conversation_id: int, message_id: int) -> ResponseReturnValue:
    message = queries.get_message(viewer(), conversation_id, message_id)
    require(may_report(viewer(), message))
    if message.is_reported:
        tell(_("Je hebt dit bericht al gemeld. Je eerdere melding is bij de moderators."))
        return to_message(message_id)
    form = read_form(MessageReportForm)
    if form.errors:
        return _report_page(message, form), 422
    reason, note = form.data["reason_code"], form.data["note"]
    with transaction():
        service.report(viewer(), conversation_id, message_id, reason=reason, note=note)
    tell(_("Je melding is bij de moderators. Zij zien alleen dit ene bericht."))
    return to_message(message_id)


def _begin(data: dict[str, Any]) -> int:
    begun = posting.begin_conversation(viewer(), acknowledged=acknowledged(), **data)
    return _told(begun.id, begun.body, data["body"])


def _send(conversation_id: int, data: dict[str, Any]) -> int:
    sent = posting.send_message(viewer(), conversation_id, acknowledged=acknowledged(), **data)
    return _told(sent.id, sent.body, data["body"])


def _told(number: int, stored: str, typed: str) -> int:
    if stored != typed:
        tell(_("In je bericht is iets vervangen, volgens de huisregels."))
    return number


def _new_page(form: Form, draft: DraftView | None = None) -> str:
    verdict = may_begin(viewer(), clock.now())
    around = {"form_key": key_for(form), "verdict": verdict, "draft": draft}
    return render_template("messages/new.html", form=form, **around)


def _page(
    conversation: ConversationView,
    place: dict[str, int | None],
    form: Form,
    draft: DraftView | None = None,
) -> str:
    found = queries.stretch(viewer(), conversation, **place)
    note_read(conversation, found[-1].number)
    return render_template(
        "messages/show.html",
        conversation=conversation,
        messages=message_page(conversation, found),
        verdict=may_send(viewer(), conversation, clock.now()),
        form=form,
        form_key=key_for(form),
        draft=draft,
    )


def _report_page(message: MessageView, form: Form) -> str:
    choices = [(code, title, "") for code, title in TITLES.items()]
    return render_template("messages/report.html", message=message, form=form, choices=choices)
