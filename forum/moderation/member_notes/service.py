"""Noting something about a member. The log names a note by its number, never whom it is about."""

from sqlalchemy import ColumnElement, delete, func, select

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.retention import removing
from forum.moderation.acts import Act
from forum.moderation.entries import log_act
from forum.moderation.member_notes.policy import may_note
from forum.moderation.member_notes.queries import KEPT, get_note, subject_of
from forum.moderation.models import MemberNote

MOST = 100  # about one member


def add_note(viewer: Viewer, username: str, *, body: str) -> int:
    """Its number. Raises what `subject_of` does, and Conflict when there are too many already."""
    member = get_held(subject_of(viewer, username).id)
    require(may_note(viewer, member.id, member.role))
    about = select(func.count(MemberNote.id)).where(MemberNote.member_id == member.id)
    if (db.session.scalar(about) or 0) >= MOST:
        told = _("Er staan al %(most)s notities. Haal er eerst een weg.", most=MOST)
        raise Conflict(told, code="too_many_notes")
    note = MemberNote(member_id=member.id, writer_id=viewer.id, body=body, written_at=clock.now())
    db.session.add(note)
    db.session.flush()
    log_act(viewer, Act.ADD_MEMBER_NOTE, about=_called(note.id))
    return note.id


def remove_note(viewer: Viewer, note_id: int) -> str:
    """Whom it was about. Nothing of it is kept. Raises NotFound, also when it just went."""
    found = get_note(viewer, note_id)
    gone = delete(MemberNote).where(MemberNote.id == note_id).returning(MemberNote.id)
    if db.session.scalar(gone) is None:
        raise NotFound(_("Deze notitie bestaat niet."))
    log_act(viewer, Act.REMOVE_MEMBER_NOTE, about=_called(note_id))
    return found.about


def _called(note_id: int) -> str:
    return f"Notitie {note_id}"


def _is_old() -> ColumnElement[bool]:
    return MemberNote.written_at < clock.now() - KEPT


OLD = removing("member_notes", _("Notities over leden (1 jaar)"), MemberNote, _is_old)
