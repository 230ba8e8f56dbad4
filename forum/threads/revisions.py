"""Reading what stood in a post before, for whoever may read the post."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, not_, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, Revision, Thread, Voice
from forum.threads.policy import reachable_by, text_readable
from forum.threads.views import RevisionView

NEWEST = Order("revisions", (Revision.version,))


def revisions(
    viewer: Viewer, post_id: int, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[RevisionView]:
    """The texts that stood there, the latest replaced first. Empty for what cannot be read."""
    return NEWEST.take(_of(viewer, post_id), after=after, show=_show, limit=limit)


def get_revision(viewer: Viewer, post_id: int, version: int) -> RevisionView:
    """Raises NotFound."""
    query = _of(viewer, post_id).where(Revision.version == version)
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Deze versie bestaat niet."))
    return _show(row)


def revision_before(viewer: Viewer, post_id: int, version: int) -> RevisionView | None:
    """The text that this version took the place of."""
    query = _of(viewer, post_id).where(Revision.version < version)
    row = db.session.execute(query.order_by(Revision.version.desc()).limit(1)).one_or_none()
    return None if row is None else _show(row)


def _of(viewer: Viewer, post_id: int) -> Select[*tuple[Any, ...]]:
    """Of a post that can be read: what is gone or withheld has no history either."""
    kept_back = _is_kept_back(viewer)
    return (
        select(
            Revision.version,
            case((kept_back, ""), else_=Revision.body).label("body"),
            case((not_(kept_back), Revision.title)).label("title"),
            Revision.written_at,
            case((not_(kept_back), Revision.reason)).label("reason"),
            Revision.emptied_at,
            kept_back.label("is_kept_back"),
        )
        .join(Post, Post.id == Revision.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(Revision.post_id == post_id, text_readable(), withheld_from(viewer).is_(None))
        .where(reachable_by(viewer))
    )


def _is_kept_back(viewer: Viewer) -> ColumnElement[bool]:
    """What a moderator took out would else be read there. Its writer and moderators go on."""
    if viewer.is_staff:
        return false()
    replaced = Post.amended_version.is_not(None), Revision.version < Post.amended_version
    return and_(*replaced, Voice.member_id.is_distinct_from(viewer.id))


def _show(row: Any) -> RevisionView:
    return RevisionView(
        version=row.version,
        body=row.body,
        title=row.title,
        written_at=row.written_at,
        reason=row.reason,
        is_emptied=row.emptied_at is not None,
        is_kept_back=bool(row.is_kept_back),
    )
