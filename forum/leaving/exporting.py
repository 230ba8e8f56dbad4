"""What a member asked for on the way out, for the member."""

from collections.abc import Sequence

from forum.core.i18n import _
from forum.core.sections import Section, section
from forum.leaving.exports import Status
from forum.leaving.models import Export, Leaving
from forum.leaving.modes import Mode

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

MODES = {
    Mode.PAUSE.value: _("pauzeren"),
    Mode.ANONYMISE.value: _("anonimiseren"),
    Mode.EVERYTHING.value: _("alles verwijderen"),
}
STAGES = {
    Status.ASKED.value: _("aangevraagd"),
    Status.MAKING.value: _("wordt gemaakt"),
    Status.READY.value: _("klaar"),
    Status.FAILED.value: _("mislukt"),
    Status.EXPIRED.value: _("verlopen"),
}


def export(member_id: int) -> Sequence[Section]:
    asked = Export.member_id == member_id
    return [
        section(
            Leaving,
            Leaving.member_id == member_id,
            LEAVING,
            "leaving",
            _("Je vertrek"),
            words={"mode": MODES},
        ),
        section(
            Export,
            asked,
            EXPORT,
            "exports",
            _("Kopieën van je gegevens die je vroeg"),
            words={"status": STAGES},
        ),
    ]
