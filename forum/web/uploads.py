"""One's own pictures: adding, finding and taking them away."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.service.receipts import once
from forum.core import clock
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, TooLarge, TooMany, Unavailable
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.threads import service as threads
from forum.threads.pictures import places_of
from forum.uploads import queries, service
from forum.uploads.policy import may_remove, may_upload
from forum.uploads.schemas import LARGEST_FORM, UploadInput, too_large
from forum.web.errors import ended_session
from forum.web.forms import Form, form_key, key_for, read_form, read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.pictures import store
from forum.web.scripts import for_script

bp = Blueprint("uploads", __name__)

TO_TRY_AGAIN = (Invalid, Conflict, TooMany, Unavailable)


@bp.before_app_request
def _make_room() -> ResponseReturnValue | None:
    """Before anything reads the form: here, and for members alone, it may be a large one."""
    if request.endpoint not in ("uploads.add", "uploads.add_from_script"):
        return None
    if not viewer().is_member:
        return ended_session()
    if (request.content_length or 0) > LARGEST_FORM:
        return _refused_unread()
    request.max_content_length = LARGEST_FORM
    return None


@bp.get("/uploads/new")
def new_page() -> str:
    require(may_upload(viewer(), clock.now()))
    return _new_page(Form())


@bp.post("/uploads/new")
def add() -> ResponseReturnValue:
    require(may_upload(viewer(), clock.now()))
    form = read_form(UploadInput)
    if form.errors:
        return _new_page(form), 422
    try:
        upload_id = _keep(form.data)
    except TO_TRY_AGAIN as error:
        return _new_page(form.blame(error, otherwise="file")), error.status, error.headers
    return redirect(url_for("uploads.show", upload_id=upload_id), 303)


@bp.post("/uploads")
def add_from_script() -> ResponseReturnValue:
    require(may_upload(viewer(), clock.now()))
    return for_script(_add_from_script)()


def _add_from_script() -> dict[str, Any]:
    upload = queries.own_upload(viewer(), _keep(read_small_form(UploadInput)))
    facts = {name: getattr(upload, name) for name in ("id", "width", "height", "alt", "markdown")}
    return facts | {"url": url_for("pictures.show", key=upload.key)}


@bp.get("/uploads/<id:upload_id>")
def show(upload_id: int) -> str:
    upload = queries.own_upload(viewer(), upload_id)
    return render_template("uploads/show.html", upload=upload)


@bp.get("/settings/uploads")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = queries.own_uploads(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template(
        "settings/uploads.html",
        uploads=listing(page, "uploads.index"),
        places=places_of(viewer(), [upload.id for upload in page.items]),
        may_add=bool(may_upload(viewer(), clock.now())),
    )


@bp.get("/settings/uploads/<id:upload_id>/delete")
def delete_page(upload_id: int) -> str:
    upload = queries.own_upload(viewer(), upload_id)
    require(may_remove(viewer()))
    places = places_of(viewer(), [upload_id])[upload_id]
    return render_template("uploads/delete.html", upload=upload, places=places)


@bp.post("/settings/uploads/<id:upload_id>/delete")
def delete(upload_id: int) -> ResponseReturnValue:
    with transaction():
        threads.remove_picture(viewer(), upload_id)
    tell(_("De afbeelding is verwijderd."))
    return redirect(url_for("uploads.index"), 303)


def _refused_unread() -> ResponseReturnValue:
    """On the form again, for who came from it; what else it said was not read."""
    error = TooLarge(too_large())
    if request.endpoint != "uploads.add":
        raise error
    require(may_upload(viewer(), clock.now()))
    return _new_page(Form(errors={"file": [error.detail]})), error.status


def _keep(data: dict[str, Any]) -> int:
    key, said = form_key()
    with service.stored(viewer(), store(), data["file"]) as made, transaction():
        return once(
            viewer(),
            key,
            f"{said}-{made.fingerprint}",
            lambda: service.add(viewer(), made, alt=data["alt"]).id,
        )


def _new_page(form: Form) -> str:
    return render_template("uploads/new.html", form=form, form_key=key_for(form))
