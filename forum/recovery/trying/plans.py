"""One thing that a member tries, what is watched meanwhile, and what the member made of it. Pure;
as it is kept sealed, it is a text."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forum.core.i18n import Text, _
from forum.recovery.scales import FUNCTION, MEASURES

WATCHED = (FUNCTION, *MEASURES)


class What(StrEnum):
    RELAXATION = "relaxation"
    AWARENESS = "awareness"
    MOVEMENT = "movement"
    REST = "rest"
    STRENGTH = "strength"
    STRETCHING = "stretching"
    OTHER = "other"


class Conclusion(StrEnum):
    HELPS = "helps"
    NO_DIFFERENCE = "no_difference"
    DOES_NOT_SUIT = "does_not_suit"
    UNKNOWN = "unknown"


WHATS = {
    What.RELAXATION: _("Ontspannen"),
    What.AWARENESS: _("Bewuster voelen hoe je beweegt"),
    What.MOVEMENT: _("Meer bewegen"),
    What.REST: _("Meer rust"),
    What.STRENGTH: _("Sterker worden"),
    What.STRETCHING: _("Rekken"),
    What.OTHER: _("Iets anders, in je eigen woorden"),
}
CONCLUSIONS = {
    Conclusion.HELPS: _("Dit helpt mij"),
    Conclusion.NO_DIFFERENCE: _("Het maakt geen verschil"),
    Conclusion.DOES_NOT_SUIT: _("Dit past niet bij mij"),
    Conclusion.UNKNOWN: _("Ik weet het niet"),
}


@dataclass(frozen=True)
class Plan:
    """`words` are the member's own, and needed where `what` is something else."""

    what: What
    watched: Sequence[str]
    words: str = ""

    @property
    def title(self) -> str | Text:
        return self.words if self.what is What.OTHER else WHATS[self.what]

    @property
    def more(self) -> str:
        """What the member said beside the title."""
        return "" if self.what is What.OTHER else self.words


@dataclass(frozen=True)
class Begun:
    """What a member is going to try, and from when. `remind` asks for the weekly letter."""

    plan: Plan
    begins_on: date
    weeks: int
    remind: bool = False


@dataclass(frozen=True)
class Outcome:
    conclusion: Conclusion
    words: str = ""

    @property
    def label(self) -> Text:
        return CONCLUSIONS[self.conclusion]


def to_text(plan: Plan, outcome: Outcome | None = None) -> str:
    kept = {"what": plan.what, "words": plan.words, "watched": list(plan.watched)}
    made = {"conclusion": outcome.conclusion, "words": outcome.words} if outcome else None
    return json.dumps(kept | {"outcome": made}, ensure_ascii=False)


def from_text(text: str) -> tuple[Plan, Outcome | None]:
    """What is watched that is not ours to measure now is left out."""
    kept = json.loads(text)
    watched = tuple(name for name in WATCHED if name in kept["watched"])
    made = kept["outcome"]
    outcome = Outcome(Conclusion(made["conclusion"]), made["words"]) if made else None
    return Plan(What(kept["what"]), watched, kept["words"]), outcome


def label_of(name: str) -> Text:
    """Of something that can be watched."""
    return _("Wat je kunt") if name == FUNCTION else MEASURES[name].label


def ends_of(name: str) -> tuple[Text, Text]:
    """What the lowest and the highest score mean."""
    if name == FUNCTION:
        return _("lukt helemaal niet"), _("lukt zoals vóór de klachten")
    return MEASURES[name].low, MEASURES[name].high
