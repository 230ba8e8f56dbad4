"""Reading pictures: one's own, and by the key that only their addresses hold."""

from collections.abc import Collection

from sqlalchemy import func, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.uploads.models import Upload
from forum.uploads.policy import may_list
from forum.uploads.views import Found, UploadView

NEWEST = Order("uploads", (Upload.id,))
_SHOWN = (
    Upload.id,
    Upload.key,
    Upload.alt,
    Upload.width,
    Upload.height,
    Upload.size,
    Upload.uploaded_at,
)


def own_uploads(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[UploadView]:
    require(may_list(viewer))
    query = select(*_SHOWN).where(Upload.member_id == viewer.id)
    return NEWEST.take(query, after=after, limit=limit, show=lambda row: UploadView(*row))


def own_upload(viewer: Viewer, upload_id: int) -> UploadView:
    """Raises NotFound for what is not there, as for what is somebody else's."""
    require(may_list(viewer))
    query = select(*_SHOWN).where(Upload.id == upload_id, Upload.member_id == viewer.id)
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Deze afbeelding bestaat niet."))
    return UploadView(*row)


def find_by_key(viewer: Viewer, key: str) -> Found | None:
    """Whether the viewer may see it is for the room that shows it to say, unless it is theirs."""
    mine = Upload.member_id.is_not_distinct_from(viewer.id)
    query = select(Upload.id, Upload.key, mine).where(Upload.key == key)
    row = db.session.execute(query).one_or_none()
    return None if row is None else Found(row[0], row[1], bool(row[2]))


def count_of(member_id: int) -> int:
    mine = select(func.count(Upload.id)).where(Upload.member_id == member_id)
    return db.session.scalar(mine) or 0


def known(keys: Collection[str]) -> set[str]:
    """Those of these keys that a picture has."""
    return set(db.session.scalars(select(Upload.key).where(Upload.key.in_(keys))))
