"""What an address leads to and whose it is, whoever may read it. No word of it is read here."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, null, select

from forum.accounts.models import Member
from forum.accounts.policy import has_profile
from forum.accounts.viewer import Role
from forum.core.db import db
from forum.core.vault import digest
from forum.moderation.reports.addresses import Place
from forum.moderation.reports.models import ReportCase
from forum.moderation.reports.reasons import SubjectKind
from forum.threads.models import Post, Voice


@dataclass(frozen=True)
class Owner:
    """`role` is None of who writes under a pseudonym: it would tell of them."""

    id: int | None = None
    role: Role | None = None


@dataclass(frozen=True)
class Subject:
    """Of what is not there nothing but the address, which is answered as what is."""

    key: str
    kind: SubjectKind
    address: str
    post_id: int | None = None
    thread_id: int | None = None
    member_id: int | None = None


NOBODY = Owner()
_seen = case((Voice.is_pseudonym.is_(True), null()), else_=Member.role).label("role")
_writer = select(Member.id, _seen).join(Voice, Voice.member_id == Member.id)


def find_subject(place: Place) -> Subject:
    if place.kind == SubjectKind.POST:
        return _post(place)
    if place.kind == SubjectKind.THREAD:
        return _thread(place)
    return _member(place) if place.kind == SubjectKind.MEMBER else _page(place)


def owner_of(subject: Subject | ReportCase) -> Owner:
    """Who wrote it, or began it, or whose profile it is."""
    if subject.post_id:
        return _owner(_writer.join(Post, Post.voice_id == Voice.id), Post.id == subject.post_id)
    if subject.thread_id:
        return _owner(_writer, Voice.starts_thread_id == subject.thread_id)
    if subject.member_id:
        return _owner(select(Member.id, Member.role), Member.id == subject.member_id)
    return NOBODY


def _owner(query: Any, where: Any) -> Owner:
    row = db.session.execute(query.where(where)).one_or_none()
    return Owner(row.id, row.role and Role(row.role)) if row else NOBODY


def _post(place: Place) -> Subject:
    query = select(Post.thread_id).where(Post.id == place.number)
    thread_id = db.session.scalar(query)
    post_id = place.number if thread_id else None
    key = f"post:{place.number}"
    return Subject(key, place.kind, place.path, post_id=post_id, thread_id=thread_id)


def _thread(place: Place) -> Subject:
    starts = select(Voice.starts_thread_id).where(Voice.starts_thread_id == place.number)
    key = f"thread:{place.number}"
    return Subject(key, place.kind, place.path, thread_id=db.session.scalar(starts))


def _member(place: Place) -> Subject:
    query = select(Member.id).where(Member.username == place.name, has_profile())
    member_id = db.session.scalar(query)
    if member_id is None:
        return _page(place)
    return Subject(f"member:{member_id}", place.kind, "", member_id=member_id)


def _page(place: Place) -> Subject:
    """Without its words in the clear: who typed it may have put anything there."""
    return Subject(f"page:{digest(place.path)}", SubjectKind.PAGE, place.path)
