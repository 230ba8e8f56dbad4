"""Why something is reported, how urgent that is, and what is decided about it. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from forum.core.i18n import Text, _


class SubjectKind(StrEnum):
    POST = "post"
    THREAD = "thread"
    MEMBER = "member"
    PAGE = "page"


class Outcome(StrEnum):
    FOUNDED = "founded"
    UNFOUNDED = "unfounded"
    DUPLICATE = "duplicate"


OTHER = "anders"
REASONS: Mapping[str, Text] = {
    "gevaarlijk_advies": _("Gevaarlijk advies"),
    "medicatie": _("Medicatie"),
    "reclame": _("Reclame"),
    "onveilig": _("Iemand maakt het onveilig voor zichzelf"),
    "privacy": _("Privacy"),
    "bejegening": _("Respectloos"),
    "klopt_niet": _("Ik denk dat dit niet klopt"),
    OTHER: _("Anders"),
}
KINDS: Mapping[str, Text] = {
    SubjectKind.POST: _("Bericht"),
    SubjectKind.THREAD: _("Gesprek"),
    SubjectKind.MEMBER: _("Profiel"),
    SubjectKind.PAGE: _("Pagina"),
}
OUTCOMES: Mapping[str, Text] = {
    Outcome.FOUNDED: _("Terecht gemeld"),
    Outcome.UNFOUNDED: _("Geen reden om in te grijpen"),
    Outcome.DUPLICATE: _("Al eerder beoordeeld"),
}
DANGER = 0  # somebody's life
UNSAID = 9  # of what nobody said yet why it was reported
# 0 is looked at first. What somebody may do to themselves cannot wait, advertising can.
PRIORITIES: Mapping[str, int] = {
    "onveilig": DANGER,
    "gevaarlijk_advies": 1,
    "medicatie": 2,
    "privacy": 2,
    "bejegening": 3,
    "klopt_niet": 3,
    OTHER: 3,
    "reclame": 4,
}
WITH_A_LAW = 2  # at the latest: who names a law says that it may not stand here
OBJECTIONS = 3


def priority_of(reason: str, legal_ground: str) -> int:
    found = PRIORITIES[reason]
    return min(found, WITH_A_LAW) if legal_ground else found
