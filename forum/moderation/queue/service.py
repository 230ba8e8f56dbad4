"""Taking something up, giving it back, and what the team notes beside it."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, func, select

from forum.accounts.policy import may_moderate
from forum.accounts.service.pausing import require_there
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.errors import Conflict, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.retention import removing
from forum.moderation.claims import service as claims
from forum.moderation.queue.models import QueueNote, QueueOverdue, QueueSilence
from forum.moderation.queue.policy import may_remove_note, may_take_up
from forum.moderation.queue.queries import get_item, is_about
from forum.moderation.queue.views import Item

MOST_NOTES = 50  # beside one thing
NOTES_KEPT = timedelta(days=90)
TOLD_KEPT = timedelta(days=365)


def claim(viewer: Viewer, name: str) -> Item:
    """For half an hour; who holds it already gets a new half hour. Raises NotFound for what waits
    no longer, Refused for what is about the viewer, and Conflict, with a name, where another holds
    it."""
    item = _taken_up(viewer, name)
    claims.hold(viewer, item.kind, item.subject_id)
    return get_item(viewer, name)


def release(viewer: Viewer, name: str) -> bool:
    """Whether the viewer held it. Raises NotFound for what waits no longer."""
    item = get_item(viewer, name)
    return claims.release(viewer, item.kind, item.subject_id)


def add_note(viewer: Viewer, name: str, *, body: str) -> int:
    """For the team alone. Raises what `claim` does of what waits, and Conflict for too many."""
    item = _taken_up(viewer, name)
    require_there(viewer.member_id)
    beside = QueueNote.kind == item.kind, QueueNote.subject_id == item.subject_id
    if (db.session.scalar(select(func.count(QueueNote.id)).where(*beside)) or 0) >= MOST_NOTES:
        told = _("Hier staan al %(most)s notities bij.", most=MOST_NOTES)
        raise Conflict(told, code="too_many_notes")
    note = QueueNote(
        kind=item.kind,
        subject_id=item.subject_id,
        opened_at=item.opened_at,
        member_id=viewer.member_id,
        body=body,
        written_at=clock.now(),
    )
    db.session.add(note)
    db.session.flush()
    return note.id


def remove_note(viewer: Viewer, note_id: int) -> None:
    """One's own. Raises NotFound, and Refused for another's."""
    require(may_moderate(viewer))
    query = select(QueueNote.member_id).where(QueueNote.id == note_id)
    writer_id = db.session.scalar(query)
    if writer_id is None:
        raise NotFound(_("Deze notitie bestaat niet."))
    require(may_remove_note(viewer, writer_id))
    db.session.execute(delete(QueueNote).where(QueueNote.id == note_id))


def choose_letters(viewer: Viewer, *, letters: bool) -> None:
    """Whether the viewer gets mail about what waits too long."""
    require(may_moderate(viewer))
    require_there(viewer.member_id)
    if letters:
        mine = QueueSilence.member_id == viewer.member_id
        db.session.execute(delete(QueueSilence).where(mine))
        return
    off = insert_or(QueueSilence).values(member_id=viewer.member_id, since=clock.now())
    db.session.execute(off.on_conflict_do_nothing())


def _taken_up(viewer: Viewer, name: str) -> Item:
    item = get_item(viewer, name)
    require(may_take_up(viewer, is_about_viewer=is_about(viewer, item)))
    return item


def _is_old_note() -> ColumnElement[bool]:
    return QueueNote.written_at < clock.now() - NOTES_KEPT


def _is_long_told() -> ColumnElement[bool]:
    return QueueOverdue.told_at < clock.now() - TOLD_KEPT


RULES = (
    claims.OLD,
    removing("queue_notes", _("Notities van moderators (90 dagen)"), QueueNote, _is_old_note),
    removing(
        "queue_overdue",
        _("Waarvan moderators hoorden dat het te lang wachtte (1 jaar)"),
        QueueOverdue,
        _is_long_told,
    ),
)
