"""Holding what somebody writes against the alarm signs, before anything of it is kept."""

from collections.abc import Mapping
from enum import Enum

from forum import alarms
from forum.alarms import Level, crisis
from forum.core import vault
from forum.core.errors import Conflict
from forum.core.i18n import Text, _
from forum.moderation.signals.views import Found
from forum.posting.acknowledging import Ack, Sketch, covers, sketch

RED_FLAGS = "red_flags"
# What a program is told to show; pages have more room.
ADVICE: Mapping[Level, Text] = {
    Level.CALL_NOW: _(
        "Wat je schrijft noemt klachten waarmee je niet moet wachten. Bel direct je huisarts, en "
        "’s avonds, ’s nachts of in het weekend de huisartsenspoedpost. Bij acuut levensgevaar, "
        "of als je niemand kunt bereiken: bel 112."
    ),
    Level.TODAY: _(
        "Wat je schrijft noemt klachten waarover je vandaag met je huisarts overlegt; buiten "
        "kantooruren met de huisartsenspoedpost. Wordt het snel erger, bel dan meteen."
    ),
    Level.APPOINTMENT: _(
        "Wat je schrijft noemt iets wat een reden is om je rugpijn te laten nakijken. Maak een "
        "afspraak met je huisarts. Dat hoeft niet met spoed; wordt het erger, bel dan eerder."
    ),
}


class Destination(Enum):
    """Where it would stand, and what is said of sending it there all the same."""

    POST = _("Wil je het toch plaatsen, druk dan nog een keer op de knop.")
    MESSAGE = _("Wil je het toch sturen, druk dan nog een keer op de knop.")
    STORY = _("Wil je het toch in je verhaal zetten, druk dan nog een keer op de knop.")
    PROFILE = _("Wil je het toch opslaan, druk dan nog een keer op de knop.")
    DIARY = _("Wil je het toch bewaren, druk dan nog een keer op de knop.")
    NOTE = _("Wil je je notitie toch bewaren, druk dan nog een keer op de knop.")
    FILE = _(
        "Wil je de notities toch inlezen, druk dan nog een keer op de knop. Een bestand kies je "
        "daarvoor opnieuw."
    )


class RedFlags(Conflict):
    """What was found and not yet acknowledged. It holds nothing of the text but a sketch."""

    def __init__(self, place: Destination, found: Found, words: Sketch) -> None:
        advice = ADVICE[found.level or Level.APPOINTMENT]
        super().__init__(f"{advice} {place.value}", code=RED_FLAGS)
        self.place, self.found = place, found
        self.ack = Ack(found.rules, words)


def warn(text: str, acknowledged: Ack, place: Destination = Destination.POST) -> Found:
    """What the text may be a sign of. Raises RedFlags, which both doors can show, for what its
    writer was not shown, or was shown of another text. A crisis holds nothing up."""
    found = look(text)
    key = bytes.fromhex(vault.digest(RED_FLAGS))
    if found.signs and not covers(acknowledged, found.rules, text, key):
        raise RedFlags(place, found, sketch(text, key))
    return found


def look(text: str) -> Found:
    return Found(alarms.check(text), crisis.find(text))
