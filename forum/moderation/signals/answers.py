"""What a moderator did with a signal. Pure."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from forum.alarms import Level
from forum.core.i18n import Text, _
from forum.moderation.acts import Act


class Answer(StrEnum):
    SEEN = "seen"
    REPLIED = "replied"
    FALSE_ALARM = "false_alarm"


ACTS: Mapping[Answer, Act] = {
    Answer.SEEN: Act.SEE_SIGNAL,
    Answer.REPLIED: Act.REPLY_SIGNAL,
    Answer.FALSE_ALARM: Act.DISMISS_SIGNAL,
}
LABELS: Mapping[str, Text] = {
    Answer.SEEN: _("Gezien"),
    Answer.REPLIED: _("Gereageerd"),
    Answer.FALSE_ALARM: _("Loos alarm"),
}
# What a signal is called in a list. A cry for help goes before any level.
CRISIS = _("Crisis: mogelijk zelfdoding")
LEVELS: Mapping[str, Text] = {
    Level.CALL_NOW: _("Bel nu"),
    Level.TODAY: _("Bel vandaag"),
    Level.APPOINTMENT: _("Maak een afspraak"),
}
CHECKLIST: Sequence[Text] = (
    _("Plaats een korte reactie: schrijf dat je het gelezen hebt, en vraag of er al is gebeld."),
    _("Stel geen vragen om zelf een diagnose te stellen."),
    _("Beloof niet dat je contact houdt of belt."),
    _("Noteer hoe laat je reageerde."),
)
CRISIS_CHECKLIST: Sequence[Text] = (
    _("Reageer warm en persoonlijk. Vraag er rechtuit naar, zonder te oordelen."),
    _("Los het niet alleen op: haal de moderator erbij die dienst heeft. Beloof niet te zwijgen."),
    _("Geef de nummers door: 113 of gratis 0800-0113. Is er direct gevaar, bel dan 112."),
    _("Haal een genoemde manier weg en laat de roep om hulp staan, tenzij dat onveilig is."),
    _("Praat na met een ander in het team, ook als het goed afloopt."),
)
