"""Reading posts, a stretch of one thread at a time."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, and_, case, literal, select, union_all

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import Order, Page
from forum.threads.hiding import is_present, withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import reachable_by, text_readable
from forum.threads.rows import REACTIONS, WRITER, show_expert_line, show_post
from forum.threads.views import POSTS_PER_PAGE, PostView, Stretch, ThreadView

EXPERTS_NAMED = 5
IN_ORDER = Order("posts", (Post.number,), descending=False)


def get_post(viewer: Viewer, post_id: int) -> PostView:
    """The post, or the place it left. Raises NotFound, also for what is withheld."""
    row = db.session.execute(_posts(viewer).where(Post.id == post_id)).one_or_none()
    post = None if row is None else show_post(row)
    if post is None or post.withheld:
        raise NotFound(_("Dit bericht bestaat niet."))
    return post


def get_readable_post(viewer: Viewer, post_id: int) -> PostView:
    """A post that still has its text. Raises NotFound."""
    post = get_post(viewer, post_id)
    if post.is_deleted:
        raise NotFound(_("Dit bericht is verwijderd."))
    return post


def stretch(viewer: Viewer, thread: ThreadView, *, after: int) -> Stretch:
    """A page of a thread, the experts in all of it and the reply that helped its starter, in one
    query however long the thread.

    Raises NotFound past the end of the thread.
    """
    if after and after >= thread.last_number:
        raise NotFound(_("Deze pagina bestaat niet."))
    here = _posts(viewer).where(Post.thread_id == thread.id)
    page = here.where(Post.number > after).order_by(Post.number).limit(POSTS_PER_PAGE)
    expert = Post.is_expert.is_(True), is_present(viewer.id), text_readable()
    experts = here.where(*expert, Post.number > 1)
    experts = experts.order_by(Post.number).limit(EXPERTS_NAMED)
    accepted = here.where(Post.number == thread.accepted_number)
    parts = {"page": page, "experts": experts}
    parts |= {"accepted": accepted} if thread.is_answered else {}
    rows = db.session.execute(union_all(*(_section(*part) for part in parts.items()))).all()
    return Stretch(
        items=sorted(
            (show_post(row) for row in rows if row.section == "page"), key=lambda post: post.number
        ),
        experts=[show_expert_line(row) for row in rows if row.section == "experts"],
        accepted=_accepted(row for row in rows if row.section == "accepted"),
        total=thread.last_number,
        after=after,
    )


def page_of_posts(
    viewer: Viewer, thread: ThreadView, *, after: str | None, limit: int
) -> Page[PostView]:
    query = _posts(viewer).where(Post.thread_id == thread.id)
    return IN_ORDER.take(query, after=after, show=show_post, limit=limit)


def _accepted(rows: Iterator[Any]) -> PostView | None:
    """Not where it was taken away just now, and not for who may not read it."""
    post = next(map(show_post, rows), None)
    return None if post is None or post.is_deleted or post.withheld else post


def _section(name: str, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    inner = query.subquery()
    return select(inner, literal(name).label("section"))


def _posts(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Posts of threads within reach. The text of what is gone or withheld stays in the database."""
    withheld = withheld_from(viewer)
    readable = and_(text_readable(), withheld.is_(None))
    return (
        select(
            Post.id,
            Post.thread_id,
            Post.number,
            case((readable, Post.body), else_="").label("body"),
            case((readable, Post.body_html), else_="").label("body_html"),
            case((readable, Post.edit_reason)).label("edit_reason"),
            Post.version,
            Post.is_expert,
            Post.created_at,
            Post.edited_at,
            Post.deleted_at,
            Post.removed_at,
            Post.removed_reason,
            *WRITER,
            (Voice.member_id == viewer.id).label("mine"),
            Voice.starts_thread_id.is_not(None).label("opens"),
            withheld.label("withheld"),
            *REACTIONS.values(),
        )
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(reachable_by(viewer))
    )
