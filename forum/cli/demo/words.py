"""The words that the moderators of the demo watch."""

from forum.accounts.viewer import Viewer
from forum.cli.demo.past import Past, clock_at
from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.service import Wanted, add_word

DAYS_AGO = 40
WORDS = (
    Wanted("*kliniek", Action.HOLD, "Kan reclame voor een praktijk zijn. Ervaringen mogen."),
    Wanted("wonderolie", Action.FLAG, "Wordt steeds aangeboden. Kijk of het verkoop is."),
    Wanted("gratis proefpakket", Action.REFUSE, "Vertel liever wat jij deed."),
)


def watch(moderator: Viewer, past: Past) -> None:
    with clock_at(past.moment(DAYS_AGO)):
        for wanted in WORDS:
            add_word(moderator, wanted)
