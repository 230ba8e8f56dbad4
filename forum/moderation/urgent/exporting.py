"""Which urgent mails one member sent, and which the member handled as a moderator."""

from collections.abc import Sequence

from forum.core.i18n import _
from forum.core.sections import Section, section
from forum.moderation.urgent.models import UrgentMail

OWN = {
    "arrived_at": _("Wanneer"),
    "is_kept": _("Bewaard als concept"),
    "is_told": _("Je kreeg de vaste tekst over bellen"),
    "decided_at": _("Wanneer een moderator keek"),
}
DECIDED = {"decided_at": _("Afgehandeld")}


def export(member_id: int) -> Sequence[Section]:
    own = _("Mails van jou die op iets dringends konden wijzen")
    did = _("Dringende mails die je als moderator afhandelde")
    mine, decided = UrgentMail.member_id == member_id, UrgentMail.decided_by == member_id
    return [
        section(UrgentMail, mine, OWN, "urgent_mails", own),
        section(UrgentMail, decided, DECIDED, "decided_urgent_mails", did),
    ]
