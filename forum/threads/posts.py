"""Reading posts, a stretch of one thread at a time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, union_all

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import Order, Page
from forum.threads.hiding import is_present, text_open, withheld_from
from forum.threads.kinds import ReplyKind
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import reachable_by, text_readable
from forum.threads.rows import REACTIONS, WRITER, show_post
from forum.threads.views import POSTS_PER_PAGE, PostView, Stretch, ThreadView

EXPERTS_NAMED = 5
# Of every post within reach, whatever became of its text.
_ALWAYS_TOLD = (
    Post.id, Post.thread_id, Post.number, Post.version, Post.is_expert, Post.reply_kind,
    Post.created_at, Post.edited_at, Post.deleted_at, Post.removed_at, Post.removed_reason,
    Post.hidden_at, Post.hidden_reason, Post.amended_reason, Post.amended_version,
)  # fmt: skip
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
    expert = Post.is_expert.is_(True), is_present(viewer.id), text_open()
    experts = here.where(*expert, Post.number > 1)
    experts = experts.order_by(Post.number).limit(EXPERTS_NAMED)
    accepted = here.where(Post.number == thread.accepted_number)
    parts = {"page": page, "experts": experts}
    parts |= {"accepted": accepted} if thread.is_answered else {}
    rows = db.session.execute(union_all(*(_section(*part) for part in parts.items()))).all()
    return Stretch(
        items=_in_order(row for row in rows if row.section == "page"),
        experts=_in_order(row for row in rows if row.section == "experts"),
        accepted=_accepted(row for row in rows if row.section == "accepted"),
        total=thread.last_number,
        after=after,
    )


def last_answers(viewer: Viewer, threads: Sequence[ThreadView]) -> Mapping[int, PostView]:
    """Of threads that were found for the viewer: the last reply of an expert that they can read
    there, if any."""
    readable = Post.is_expert.is_(True), is_present(viewer.id), text_open()
    newest = (
        select(func.max(Post.id))
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(Post.thread_id.in_([thread.id for thread in threads]), Post.number > 1, *readable)
        .group_by(Post.thread_id)
    )
    rows = db.session.execute(_posts(viewer).where(Post.id.in_(newest)))
    return {row.thread_id: show_post(row) for row in rows}


def page_of_posts(
    viewer: Viewer, thread: ThreadView, *, after: str | None, limit: int
) -> Page[PostView]:
    query = _posts(viewer).where(Post.thread_id == thread.id)
    return IN_ORDER.take(query, after=after, show=show_post, limit=limit)


def page_of_kind(
    viewer: Viewer, thread: ThreadView, kind: ReplyKind, *, after: str | None, limit: int
) -> Page[PostView]:
    """Replies of one kind that still have their text."""
    query = _posts(viewer).where(Post.thread_id == thread.id, Post.number > 1)
    query = query.where(Post.reply_kind == kind, text_readable(), withheld_from(viewer).is_(None))
    return IN_ORDER.take(query, after=after, show=show_post, limit=limit)


def posts_among(viewer: Viewer, ids: Collection[int]) -> list[PostView]:
    """Those of them that are within reach, in their order."""
    query = _posts(viewer).where(Post.id.in_(ids)).order_by(Post.number)
    return [show_post(row) for row in db.session.execute(query)]


def posts_where(viewer: Viewer, *where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """For queries that choose and order them by themselves."""
    return _posts(viewer).where(*where)


def _in_order(rows: Iterator[Any]) -> list[PostView]:
    return sorted(map(show_post, rows), key=lambda post: post.number)


def _accepted(rows: Iterator[Any]) -> PostView | None:
    """Not where it was taken away just now, and not for who may not read it."""
    post = next(map(show_post, rows), None)
    return None if post is None or not post.is_open else post


def _section(name: str, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    inner = query.subquery()
    return select(inner, literal(name).label("section"))


def _posts(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Posts of threads within reach. The text of what is gone or withheld stays in the database."""
    withheld = withheld_from(viewer)
    readable = and_(text_readable(), withheld.is_(None))
    return (
        select(
            *_ALWAYS_TOLD,
            case((readable, Post.body), else_="").label("body"),
            case((readable, Post.body_html), else_="").label("body_html"),
            case((readable, Post.edit_reason)).label("edit_reason"),
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
