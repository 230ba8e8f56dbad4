"""What a member asked for on the way out, for the member."""

from collections.abc import Sequence

from forum.core.i18n import _
from forum.core.sections import Section, section
from forum.leaving.models import Export, Leaving

LEAVING = {
    "mode": _("Hoe"),
    "asked_at": _("Gevraagd"),
    "due_at": _("Gebeurt op"),
}
EXPORT = {
    "status": _("Stand"),
    "asked_at": _("Gevraagd"),
    "ready_at": _("Klaar"),
}


def export(member_id: int) -> Sequence[Section]:
    asked = Export.member_id == member_id
    return [
        section(Leaving, Leaving.member_id == member_id, LEAVING, "leaving", _("Je vertrek")),
        section(Export, asked, EXPORT, "exports", _("Kopieën van je gegevens die je vroeg")),
    ]
