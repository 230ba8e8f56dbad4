"""Why a question is closed without an answer, and what who asked reads of it."""

from collections.abc import Mapping
from enum import StrEnum

from forum.core.i18n import Text, _


class Reason(StrEnum):
    NOT_GENERAL = "not_general"
    TOO_LITTLE = "too_little"
    ALARM = "alarm"
    CRISIS = "crisis"
    OTHER = "other"
    TAKEN_BACK = "taken_back"
    LEFT = "left"


# What a moderator chooses from.
CHOSEN: Mapping[Reason, Text] = {
    Reason.TOO_LITTLE: _("Te weinig informatie"),
    Reason.NOT_GENERAL: _("Geen algemene vraag"),
    Reason.ALARM: _("Klachten waarmee je niet wacht"),
    Reason.OTHER: _("Anders, namelijk"),
}
TOLD: Mapping[Reason, Text] = {
    Reason.TOO_LITTLE: _(
        "Een expert weet nog te weinig om te kunnen antwoorden. Vul je eerste bericht aan en stel "
        "je vraag opnieuw."
    ),
    Reason.NOT_GENERAL: _(
        "Een expert geeft algemene informatie, en geen oordeel over jouw situatie. Maak je vraag "
        "algemener en stel hem opnieuw, of overleg met je huisarts of fysiotherapeut."
    ),
    Reason.ALARM: _(
        "Je noemt klachten waarmee je niet moet wachten, ook niet op een expert hier. Bel direct "
        "je huisarts, en buiten kantoortijd de huisartsenspoedpost."
    ),
    Reason.CRISIS: _(
        "Denk je aan zelfdoding, wacht dan niet op een expert hier. Bel gratis 113 of 0800-0113, "
        "of chat op 113.nl: dag en nacht, ook anoniem. Is er direct gevaar, bel dan 112. Bedoelde "
        "je iets anders, pas dan je eerste bericht aan en stel je vraag opnieuw."
    ),
    Reason.OTHER: _("Een moderator heeft je vraag teruggegeven."),
    Reason.TAKEN_BACK: _("Je hebt je vraag teruggenomen."),
    Reason.LEFT: _("Wie dit vroeg, is vertrokken."),
}
