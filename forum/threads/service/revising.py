"""What stood in a post before it was changed: kept, and taken out of the history again."""

from sqlalchemy import delete, func, select, update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.threads.models import Revision, Thread
from forum.threads.policy import may_empty_revision
from forum.threads.posts import get_readable_post
from forum.threads.views import PostView


def keep_revision(post: PostView) -> None:
    """The text that stood there until now. To be called while holding the post, which was read
    in the version that is now replaced."""
    kept = Revision(
        post_id=post.id,
        version=post.version,
        body=post.body,
        title=_title_held(post.thread_id) if post.number == 1 else None,
        written_at=post.edited_at or post.created_at,
        reason=post.edit_reason,
    )
    db.session.add(kept)
    db.session.flush()


def empty_revision(viewer: Viewer, post_id: int, version: int) -> None:
    """Take the words of an old version out of the history; that there was one stays.

    Twice is once. Raises NotFound for a version that is not in it.
    """
    post = get_readable_post(viewer, post_id)
    require(may_empty_revision(viewer, post))
    emptied = update(Revision).where(Revision.post_id == post.id, Revision.version == version)
    emptied = emptied.values(
        body="",
        title=None,
        reason=None,
        emptied_at=func.coalesce(Revision.emptied_at, clock.now()),
    )
    if db.session.scalar(emptied.returning(Revision.id)) is None:
        raise NotFound(_("Deze versie bestaat niet."))


def lose_revisions(post_id: int) -> None:
    db.session.execute(delete(Revision).where(Revision.post_id == post_id))


def _title_held(thread_id: int) -> str:
    """Read as it is replaced, or a name that was just taken out of it would come back here."""
    held = select(Thread.title).where(Thread.id == thread_id).with_for_update()
    return db.session.scalars(held).one()
