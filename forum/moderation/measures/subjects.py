"""Whom a measure is about, found as the moderator sees it."""

from dataclasses import dataclass

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.queries import find_by_name
from forum.accounts.viewer import Role, Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.threads.models import Post, Voice
from forum.threads.posts import get_post
from forum.threads.queries import get_thread


@dataclass(frozen=True)
class Subject:
    """`is_secret` is what stands under a pseudonym: of it the role must not matter, or a no would
    tell who it is."""

    member_id: int
    role: Role
    is_secret: bool = False
    thread_id: int | None = None
    post_id: int | None = None


def post_subject(viewer: Viewer, post_id: int) -> Subject:
    """Raises NotFound, as the two below."""
    post = get_post(viewer, post_id)
    query = (
        select(Voice.member_id, Voice.is_pseudonym, Member.role)
        .join(Post, Post.voice_id == Voice.id)
        .join(Member, Member.id == Voice.member_id)
        .where(Post.id == post.id)
    )
    row = db.session.execute(query).one()
    return Subject(row.member_id, Role(row.role), row.is_pseudonym, post.thread_id, post.id)


def thread_subject(viewer: Viewer, thread_id: int) -> Subject:
    thread = get_thread(viewer, thread_id)
    query = (
        select(Voice.member_id, Voice.is_pseudonym, Member.role)
        .join(Member, Member.id == Voice.member_id)
        .where(Voice.starts_thread_id == thread.id)
    )
    row = db.session.execute(query).one()
    return Subject(row.member_id, Role(row.role), row.is_pseudonym, thread.id)


def member_subject(username: str) -> Subject:
    member = find_by_name(username)
    if member is None or member.erased_at is not None:
        raise NotFound(_("Dit lid bestaat niet."))
    return Subject(member.id, Role(member.role))
