"""Why something is held, what is done with it, and what is told of both. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from forum.core.i18n import Text, _


class HeldAct(StrEnum):
    """What is done when it is let through."""

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
}
# The same in few words, for moderators.
IN_SHORT: Mapping[str, Text] = {
    "own_practice": _("Noemt de eigen praktijk"),
    "recruiting": _("Werft patiënten"),
}
