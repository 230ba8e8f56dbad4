"""What was noted about a member, for the member: whole, and without who noted it."""

from collections.abc import Sequence

from forum.core.i18n import _
from forum.core.sections import Section, section
from forum.moderation.models import MemberNote

NOTE = {"body": _("Notitie"), "written_at": _("Wanneer")}
WRITTEN = {"written_at": _("Wanneer")}


def export(member_id: int) -> Sequence[Section]:
    """Of what a moderator wrote only when: the words are about others."""
    about, written = MemberNote.member_id == member_id, MemberNote.writer_id == member_id
    told = _("Notities van moderators over jou")
    wrote = _("Notities die je als moderator over leden schreef")
    return [
        section(MemberNote, about, NOTE, "member_notes", told),
        section(MemberNote, written, WRITTEN, "written_member_notes", wrote),
    ]
