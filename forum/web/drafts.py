"""One's own drafts: saved by a button or by a script as one types, listed, and thrown away."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime

from forum.core.db import transaction
from forum.core.errors import ForumError, Stale
from forum.core.i18n import _
from forum.drafts import queries, service
from forum.drafts.keys import read_key
from forum.drafts.schemas import OwnDraftInput
from forum.drafts.views import DraftView
from forum.web.continuing import page_again
from forum.web.draft_lines import lines_of
from forum.web.drafting import VERSION_FIELD, address_of, keep, own_draft
from forum.web.forms import Form, read_form, version_seen
from forum.web.page import tell, viewer
from forum.web.scripts import wants_json

bp = Blueprint("drafts", __name__, url_prefix="/drafts")


@bp.get("")
def index() -> str:
    found = queries.drafts(viewer())
    return render_template("drafts/index.html", drafts=lines_of(viewer(), found))


@bp.post("/<key>")
def save(key: str) -> ResponseReturnValue:
    return keep_typed(key, read_form(OwnDraftInput))


def keep_typed(key: str, form: Form) -> ResponseReturnValue:
    """Keep what was typed as the draft of this place, and on to where one goes on writing."""
    place = read_key(key)
    try:
        draft = keep(key, form)
    except ForumError as error:
        return _refused(key, form, error)
    if wants_json():
        return _told(draft)
    tell(_("Je concept is bewaard.") if draft else _("Er is nog niets om te bewaren."))
    return redirect(address_of(place), 303)


@bp.post("/<key>/discard")
def discard(key: str) -> ResponseReturnValue:
    """With what was discarded, to be put back by who did not mean it."""
    is_listed = bool(request.form.get("listed"))
    onward = url_for("drafts.index") if is_listed else address_of(read_key(key))
    draft = own_draft(key)
    try:
        with transaction():
            service.discard(viewer(), key, version=version_seen(VERSION_FIELD))
    except Stale:
        tell(_("Je concept is intussen veranderd, dus we gooiden het niet weg. Kijk het eerst na."))
        draft = None
    if draft is None:
        return redirect(onward, 303)
    around = {"onward": onward, "is_listed": is_listed, "none_yet": service.NONE_YET}
    return render_template("drafts/discarded.html", draft=draft, **around)


def _told(draft: DraftView | None) -> ResponseReturnValue:
    if draft is None:
        return {"version": service.NONE_YET, "told": ""}
    told = _("Bewaard om %(time)s", time=format_datetime(draft.saved_at, "HH:mm"))
    facts = {"version": draft.version, "saved_at": draft.saved_at.isoformat()}
    return {**facts, "told": str(told)}


def _refused(key: str, form: Form, error: ForumError) -> ResponseReturnValue:
    """With all that was typed, unless there is no page for who asks to write on."""
    if error.status in (401, 403) and not wants_json():
        raise error
    stands = own_draft(key) if isinstance(error, Stale) else None
    if wants_json():
        return _refused_to_script(error, stands)
    if stands:
        return _both(key, form, stands), error.status
    return page_again(read_key(key), form.blame(error, otherwise="body")), error.status


def _refused_to_script(error: ForumError, stands: DraftView | None) -> ResponseReturnValue:
    words = [str(word) for words in error.errors.values() for word in words]
    said = str(error.detail) if stands or not words else " ".join(words)
    there = {"version": stands.version, "fields": stands.fields} if stands else {}
    return {"detail": said, **there}, error.status


def _both(key: str, form: Form, stands: DraftView) -> str:
    """The two texts beside each other; what is sent from there was written knowing the other."""
    mine = Form({**form.typed, "draft": key, VERSION_FIELD: str(stands.version)})
    address = address_of(read_key(key))
    return render_template("drafts/both.html", key=key, form=mine, stands=stands, address=address)
