"""Sharing of one's diary in a recovery story: choosing, looking, sharing, stopping."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.service.receipts import once
from forum.core import clock
from forum.core.days import this_day
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.recovery import queries
from forum.recovery.scales import MEASURES
from forum.recovery.stories import sharing, snapshots
from forum.recovery.stories.policy import MOST_SHARED, may_share
from forum.recovery.stories.schemas import SnapshotForm, StopForm
from forum.recovery.stories.shared import Audience
from forum.threads.queries import get_thread
from forum.threads.views import ThreadView
from forum.web.forms import Form, form_key, key_for, read_form, read_small_form
from forum.web.page import tell, viewer
from forum.web.thread_page import address_of

bp = Blueprint("snapshots", __name__)

USUAL = timedelta(weeks=12)


@bp.get("/t/<id:thread_id>/share")
def share_page(thread_id: int) -> str:
    thread = _own(thread_id)
    period = {"from": (this_day() - USUAL).isoformat(), "to": this_day().isoformat()}
    return _form_page(thread, Form(period | {"audience": Audience.MEMBERS.value}))


@bp.post("/t/<id:thread_id>/share")
def share(thread_id: int) -> ResponseReturnValue:
    """With `look` what others would be shown comes first, with `change` the form again."""
    thread = _own(thread_id)
    if not queries.has_consent(viewer()):  # withdrawn meanwhile: the page says where it is given
        return _form_page(thread, Form()), 403
    form = read_form(SnapshotForm)
    if form.errors:
        return _form_page(thread, form), 422
    if "change" in request.form:
        return _form_page(thread, form)
    try:
        if "look" in request.form:
            return _look(thread, form)
        key, fingerprint = form_key()
        with transaction():
            made = once(
                viewer(), key, fingerprint, lambda: sharing.share(viewer(), thread_id, **form.data)
            )
    except (Invalid, Conflict) as error:
        return _form_page(thread, form.blame(error, otherwise="from")), error.status
    snapshots.get_snapshot(viewer(), made)  # the same form once more, after stopping: it is gone
    tell(_("Het staat nu bij je herstelverhaal. Stoppen met delen kan daar op elk moment."))
    return redirect(address_of(thread, 0), 303)


@bp.get("/recovery/shared")
def own() -> str:
    """All that one shares, and where one can."""
    return render_template(
        "diary/shared.html",
        shared=snapshots.own_snapshots(viewer()),
        stories=snapshots.own_stories(viewer()),
        has_consent=queries.has_consent(viewer()),
        measures=MEASURES,
    )


@bp.get("/recovery/shared/<id:snapshot_id>")
def show(snapshot_id: int) -> str:
    """One of them, with its drawings and their numbers, for all who see it in its story."""
    found = snapshots.get_snapshot(viewer(), snapshot_id)
    thread = get_thread(viewer(), found.thread_id)
    return render_template("diary/snapshot.html", found=found, thread=thread)


@bp.post("/recovery/shared/<id:snapshot_id>/stop")
def stop(snapshot_id: int) -> ResponseReturnValue:
    """Back to the story where the button stood, or to the list of what one shares."""
    thread_id = read_small_form(StopForm)["in_thread"]
    with transaction():
        sharing.stop(viewer(), snapshot_id)
    tell(_("Dit wordt niet meer gedeeld. Wie het al zag, kan het nog weten."))
    return redirect(_back_to(thread_id), 303)


def _back_to(thread_id: int | None) -> str:
    """The list where that story cannot be opened any more: stopping did work."""
    with suppress(NotFound):
        if thread_id:
            return address_of(get_thread(viewer(), thread_id), 0)
    return url_for("snapshots.own")


def _own(thread_id: int) -> ThreadView:
    thread = get_thread(viewer(), thread_id)
    require(may_share(viewer(), thread, clock.now()))
    return thread


def _look(thread: ThreadView, form: Form) -> str:
    found = sharing.preview(viewer(), thread.id, **form.data)
    return render_template(
        "diary/share_look.html", thread=thread, form=form, form_key=key_for(form), found=found
    )


def _form_page(thread: ThreadView, form: Form) -> str:
    diary = queries.diary(viewer())
    facts = {"thread": thread, "diary": diary, "measures": MEASURES, "most_shared": MOST_SHARED}
    return render_template("diary/share.html", form=_flat(form), **facts)


def _flat(form: Form) -> Form:
    """What is wrong with one of the boxes is said of all of them."""
    wrong = form.errors.get("measures")
    if not isinstance(wrong, dict):
        return form
    said = [text for texts in wrong.values() for text in texts]
    return replace(form, errors={**form.errors, "measures": said})
