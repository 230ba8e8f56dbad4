from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask.views import MethodView

from forum.api.door import KEY_PARAMETER, Blueprint, act_once, address, page_of, viewer
from forum.core import clock
from forum.core.errors import TooLarge
from forum.core.files import Store
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.threads import service as threads
from forum.threads.pictures import Place, places_of
from forum.uploads import queries, service
from forum.uploads.policy import may_upload
from forum.uploads.schemas import LARGEST_FORM, UploadInput, UploadList, UploadOutput, too_large
from forum.uploads.views import UploadView

bp = Blueprint("api_uploads", __name__, url_prefix="", description="Pictures")


@bp.before_request
def _make_room() -> None:
    """Before anything reads the form: for who may send one it may be a large one."""
    if request.method == "POST":
        require(may_upload(viewer(), clock.now()))
        if (request.content_length or 0) > LARGEST_FORM:
            raise TooLarge(too_large(), errors={"file": [too_large()]})
        request.max_content_length = LARGEST_FORM


@bp.route("/uploads")
class Uploads(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(UploadInput, location="files")
    @bp.response(201, UploadOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Add a picture: a JPEG, PNG, WebP or GIF of at most 10 MB, made anew without metadata."""
        store: Store = current_app.extensions["store"]
        with service.stored(viewer(), store, data["file"]) as made:
            upload_id = act_once(
                lambda: service.add(viewer(), made, alt=data["alt"]).id,
                sent=f"{made.fingerprint} {data['alt']}".encode(),
            )
        return _shown(queries.own_upload(viewer(), upload_id))


@bp.route("/uploads/<id:upload_id>")
class OneUpload(MethodView):
    @bp.response(204)
    def delete(self, upload_id: int) -> None:
        """Take one's own picture away, out of every post that shows it."""
        act_once(lambda: _remove(upload_id))


@bp.route("/me/uploads")
class OwnUploads(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, UploadList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List one's own pictures, the newest first, with where they stand."""
        page = queries.own_uploads(viewer(), **asked)
        places = places_of(viewer(), [found.id for found in page.items])
        items = [
            _shown(found) | {"used_in": [_place(place) for place in places.get(found.id, [])]}
            for found in page.items
        ]
        return page_of(items, page.next)


def _remove(upload_id: int) -> int:
    threads.remove_picture(viewer(), upload_id)
    return upload_id


def _shown(upload: UploadView) -> dict[str, Any]:
    names = ("id", "width", "height", "alt", "size", "markdown", "uploaded_at")
    shown: dict[str, Any] = {name: getattr(upload, name) for name in names}
    return shown | {"url": address("pictures.show", key=upload.key)}


def _place(place: Place) -> dict[str, Any]:
    there = address("posts.show", post_id=place.post_id)
    return {"post_id": place.post_id, "title": place.title, "url": there}
