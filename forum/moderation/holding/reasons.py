"""Why something is held, what is done with it, and what is told of both. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from forum.core.i18n import Text, _


class HeldAct(StrEnum):
    """What is done when it is let through."""

    START = "start"
    REPLY = "reply"
    EDIT = "edit"


class Decision(StrEnum):
    PLACED = "placed"
    REFUSED = "refused"


DECISIONS: Mapping[str, Text] = {
    Decision.PLACED: _("Geplaatst"),
    Decision.REFUSED: _("Niet geplaatst"),
}
# By the code with which it was held: what its writer reads.
REASONS: Mapping[str, Text] = {
    "own_practice": _(
        "Je antwoord noemt je eigen praktijk. Dat mag in je profiel, niet in een antwoord. Een "
        "moderator kijkt er eerst naar; lezers zien het nog niet. Je tekst is bewaard: je kunt hem "
        "aanpassen of terugnemen."
    ),
    "recruiting": _(
        "In je antwoord vraag je lezers om naar jou toe te komen. Antwoorden zijn algemene uitleg; "
        "verwijs naar hun eigen huisarts of fysiotherapeut. Een moderator kijkt er eerst naar; "
        "lezers zien het nog niet. Je tekst is bewaard: je kunt hem aanpassen of terugnemen."
    ),
    "newcomer": _(
        "Je bent nieuw hier. Het eerste bericht van een nieuw lid leest een moderator voordat "
        "anderen het zien; zo blijft reclame buiten. Je tekst is bewaard: je kunt hem aanpassen of "
        "terugnemen. Een eigen herstelverhaal of een vraag aan een expert staat er wel meteen."
    ),
    "watched_word": _(
        "In je tekst staat iets waar een moderator eerst naar kijkt; lezers zien het nog niet. Je "
        "tekst is bewaard: je kunt hem aanpassen of terugnemen."
    ),
    "spread_link": _(
        "In je tekst staat een link die vandaag vaak is geplaatst. Een moderator kijkt er eerst "
        "naar; lezers zien het nog niet. Je tekst is bewaard: je kunt hem aanpassen of terugnemen."
    ),
}
# The same in few words, for moderators.
IN_SHORT: Mapping[str, Text] = {
    "own_practice": _("Noemt de eigen praktijk"),
    "recruiting": _("Werft patiënten"),
    "newcomer": _("Eerste bericht van een nieuw lid"),
    "watched_word": _("Woord van de lijst"),
    "spread_link": _("Link die vandaag vaak is geplaatst"),
}
ACTS: Mapping[str, Text] = {
    HeldAct.START: _("Nieuw gesprek"),
    HeldAct.REPLY: _("Reactie"),
    HeldAct.EDIT: _("Wijziging van een bericht"),
}
