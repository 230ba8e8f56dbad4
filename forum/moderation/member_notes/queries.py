"""Reading notes about a member. For moderators; the member reads them in their own copy."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.queries import find_by_name
from forum.accounts.viewer import Viewer
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.member_notes.policy import may_note, visible_to
from forum.moderation.member_notes.views import NoteView, Subject
from forum.moderation.models import MemberNote

KEPT = timedelta(days=365)
NEWEST = Order("member-notes", (MemberNote.id,))
Writer = alias(Member)


def subject_of(viewer: Viewer, username: str) -> Subject:
    """Whom notes are about, also while away. Raises NotFound, and Refused for who is not below."""
    require(may_moderate(viewer))
    member = find_by_name(username)
    if member is None or member.username != username or member.erased_at:
        raise NotFound(_("Dit lid bestaat niet."))
    require(may_note(viewer, member.id, member.role))
    return Subject(member.id, member.username, member.role)


def notes_about(
    viewer: Viewer, username: str, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[NoteView]:
    """The newest first. Raises what the one above does."""
    subject = subject_of(viewer, username)
    query = _notes(viewer).where(MemberNote.member_id == subject.id)
    return NEWEST.take(query, after=after, show=_show, limit=limit)


def get_note(viewer: Viewer, note_id: int) -> NoteView:
    """Raises NotFound."""
    require(may_moderate(viewer))
    row = db.session.execute(_notes(viewer).where(MemberNote.id == note_id)).one_or_none()
    if row is None:
        raise NotFound(_("Deze notitie bestaat niet."))
    return _show(row)


def _notes(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return (
        select(
            MemberNote.id,
            MemberNote.body,
            MemberNote.written_at,
            Member.username.label("about"),
            Writer.username.label("writer"),
        )
        .join(Member, Member.id == MemberNote.member_id)
        .join(Writer, Writer.id == MemberNote.writer_id)
        .where(visible_to(viewer))
    )


def _show(row: Any) -> NoteView:
    return NoteView(
        id=row.id,
        about=row.about,
        writer=row.writer,
        body=row.body,
        written_at=row.written_at,
        gone_at=row.written_at + KEPT,
    )
