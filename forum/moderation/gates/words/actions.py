"""What can be done where a watched word is found. Pure."""

import re
from collections.abc import Mapping
from enum import StrEnum

from forum.core.i18n import Text, _


class Action(StrEnum):
    """The strictest first."""

    REFUSE = "refuse"
    HOLD = "hold"
    FLAG = "flag"
    REPLACE = "replace"


ACTIONS: Mapping[Action, Text] = {
    Action.REFUSE: _("Weigeren"),
    Action.HOLD: _("Eerst laten nakijken"),
    Action.FLAG: _("Plaatsen en laten zien"),
    Action.REPLACE: _("Vervangen"),
}
HELP: Mapping[Action, Text] = {
    Action.REFUSE: _("De tekst komt terug bij de schrijver, met de reden. Er gaat niets verloren."),
    Action.HOLD: _("Een moderator leest de tekst voordat lezers haar zien."),
    Action.FLAG: _("De tekst staat er meteen, en komt bij de moderators te staan."),
    Action.REPLACE: _("Op de plek van het woord komt wat je hieronder invult."),
}
_LAST = re.compile(rf"(?:^|(?<=: ))({'|'.join(Action)})(?= → |$)")


def in_words(note: str) -> str:
    """What the log has of an action, as the list calls it."""
    return _LAST.sub(lambda found: str(ACTIONS[Action(found[1])]).lower(), note)
