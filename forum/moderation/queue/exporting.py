"""What one wrote as a moderator beside what waited, and how one wanted to hear of it. What others
noted of a member is for the team: it tells of others too, and is gone within a season."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches, section
from forum.moderation.canned.models import CannedReason
from forum.moderation.queue.models import QueueNote, QueueSilence

NOTE = {
    "kind": _("Waarbij"),
    "subject_id": _("Nummer"),
    "body": _("Jouw notitie"),
    "written_at": _("Wanneer"),
}
CANNED = {
    "title": _("Titel"),
    "body": _("Tekst"),
    "changed_at": _("Wanneer"),
    "removed_at": _("Weggehaald"),
}
SILENCE = {"since": _("Sinds")}


def export(member_id: int) -> Sequence[Section]:
    silence = select(QueueSilence.since).where(QueueSilence.member_id == member_id)
    return [
        section(
            QueueNote,
            QueueNote.member_id == member_id,
            NOTE,
            "queue_notes",
            _("Je notities bij wat te beoordelen was"),
        ),
        section(
            CannedReason,
            CannedReason.changed_by == member_id,
            CANNED,
            "canned_reasons",
            _("Standaardredenen die je als laatste wijzigde"),
        ),
        Section(
            "queue_silence",
            _("Dat je geen mail wilt over wat te lang wacht"),
            SILENCE,
            in_batches(silence, QueueSilence.member_id),
        ),
    ]
