"""Taking a picture of one's own away, out of every post that shows it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, func, select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import Rule
from forum.threads.models import Post, PostUpload
from forum.uploads import removal
from forum.uploads.models import Upload
from forum.uploads.service import hold

LOOSE = timedelta(days=30)  # a picture may stand in a text that is still being written
AT_A_TIME = 5_000


def remove_picture(viewer: Viewer, upload_id: int) -> None:
    """From then on nobody sees it; its bytes go soon after. Raises NotFound for what is not one's
    own."""
    hold(viewer, upload_id)
    _remove([upload_id])


def _is_unused() -> ColumnElement[bool]:
    """Not in any post of which the text is still kept."""
    shown = exists().where(
        PostUpload.upload_id == Upload.id, Post.id == PostUpload.post_id, Post.body != ""
    )
    return and_(Upload.uploaded_at < clock.now() - LOOSE, ~shown.correlate(Upload))


def _count_unused() -> int:
    return db.session.scalar(select(func.count(Upload.id)).where(_is_unused())) or 0


def _remove_unused() -> int:
    """Held first, and looked at once more: one may just have been put in a post."""
    found = select(Upload.id).where(_is_unused()).order_by(Upload.id).limit(AT_A_TIME)
    held = db.session.scalars(found.with_for_update()).all()
    still = select(Upload.id).where(Upload.id.in_(held), _is_unused())
    return _remove(db.session.scalars(still).all())


def _remove(ids: Sequence[int]) -> int:
    db.session.execute(delete(PostUpload).where(PostUpload.upload_id.in_(ids)))
    return removal.let_go(Upload.id.in_(ids))


UNUSED = Rule(
    "unused_pictures",
    _("Afbeeldingen die in geen bericht staan (30 dagen)"),
    count=_count_unused,
    act=_remove_unused,
)
