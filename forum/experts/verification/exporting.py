"""What one member said of their profession, and what they found of others, for the member."""

from collections.abc import Sequence

from sqlalchemy import or_

from forum.core.i18n import _
from forum.core.sections import Section, section
from forum.experts.models import RegisterCheck, Verification

VERIFICATION = {
    "state": _("Stand"),
    "profession": _("Beroep"),
    "specialism": _("Specialisatie"),
    "register_name": _("Naam in het register"),
    "big_number": _("BIG-nummer"),
    "quality_register": _("Kwaliteitsregister"),
    "practice": _("Praktijk"),
    "practice_phone": _("Telefoon van de praktijk"),
    "practice_site": _("Website van de praktijk"),
    "interests": _("Belangenverklaring"),
    "applied_at": _("Aangevraagd"),
    "verified_at": _("Geverifieerd"),
    "expires_at": _("Geldig tot"),
    "ended_at": _("Beëindigd"),
    "reason": _("Reden"),
}
CHECK = {
    "checked_at": _("Wanneer"),
    "finding": _("Wat het register zei"),
    "identity": _("Hoe je naging wie het was"),
    "is_good": _("In orde"),
    "note": _("Notitie"),
}


JUDGED = {
    "verified_at": _("Geverifieerd"),
    "ended_at": _("Beëindigd"),
}


def export(member_id: int) -> Sequence[Section]:
    mine, looked_up = Verification.member_id == member_id, RegisterCheck.checked_by == member_id
    by = or_(Verification.confirmed_by == member_id, Verification.ended_by == member_id)
    return [
        section(Verification, mine, VERIFICATION, "verifications", _("Je verificaties als expert")),
        section(RegisterCheck, looked_up, CHECK, "register_checks", _("Wie je hebt nagegaan")),
        section(Verification, by, JUDGED, "judged_verifications", _("Waarover je besliste")),
    ]
