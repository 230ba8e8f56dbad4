"""What moderators note for each other about a member."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.member_notes import queries, service
from forum.moderation.member_notes.schemas import MemberNoteInput
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("member_notes", __name__, url_prefix="/moderation")


@bp.get("/members/<username>/notes")
def index(username: str) -> str:
    return _page(username, Form())


@bp.post("/members/<username>/notes")
def add(username: str) -> ResponseReturnValue:
    queries.subject_of(viewer(), username)
    form = read_form(MemberNoteInput)
    if form.errors:
        return _page(username, form), 422
    try:
        with transaction():
            service.add_note(viewer(), username, body=form.data["body"])
    except Conflict as error:
        return _page(username, form.blame(error, otherwise="body")), error.status
    tell(_("De notitie staat erbij. Alleen moderators zien haar hier."))
    return redirect(url_for("member_notes.index", username=username), 303)


@bp.post("/member-notes/<id:note_id>/remove")
def remove(note_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        about = service.remove_note(viewer(), note_id)
    tell(_("De notitie is weg. Er is niets van bewaard."))
    return redirect(url_for("member_notes.index", username=about), 303)


def _page(username: str, form: Form) -> str:
    place = read_query(ListQuery)
    try:
        page = queries.notes_about(viewer(), username, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    notes = listing(page, "member_notes.index", username=username)
    return render_template("moderation/notes.html", username=username, notes=notes, form=form)
