"""What is shown of questions to experts, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from forum.core.i18n import Text, _
from forum.experts.questions.reasons import TOLD, Reason
from forum.experts.states import QUESTION_STATES, QuestionState
from forum.threads.views import ThreadView

TARGET_DAYS = 3  # working days until a first answer: what is aimed at, and no promise
LATE_DAYS = 5
MOST_OPEN = 3  # of one expert, who did not say otherwise
FEWEST_ANSWERS = 5  # to call the middle one of them what is usual


class Pile(StrEnum):
    """The lists of questions that one can ask for."""

    ANSWERED = "answered"
    WAITING = "waiting"
    ASSIGNED = "assigned"
    ASKED = "asked"
    CLOSED = "closed"
    HELD = "held"
    DECLINED = "declined"
    MINE = "mine"


@dataclass(frozen=True)
class QuestionView:
    """One question as its viewer may know it. `state` is what holds now. `holder` is told to
    experts and moderators alone, and why it was closed to who asked and moderators."""

    thread_id: int
    state: QuestionState
    asked_at: datetime
    answered_at: datetime | None
    is_raised: bool
    is_late: bool
    mine: bool
    is_held: bool  # by the viewer
    claimed_until: datetime | None
    holder: str | None
    reason: Reason | None
    words: str

    @property
    def state_name(self) -> Text:
        return QUESTION_STATES[self.state]

    @property
    def is_open(self) -> bool:
        return self.state not in (QuestionState.ANSWERED, QuestionState.CLOSED)

    @property
    def told(self) -> Text:
        """What it comes to for who asked, and what comes next."""
        if self.reason is not None:
            return TOLD[self.reason]
        return NEXT[self.state]


NEXT: Mapping[QuestionState, Text] = {
    QuestionState.ASKED: _(
        "Een moderator kijkt eerst of je vraag algemeen genoeg is en genoeg vertelt."
    ),
    QuestionState.WAITING: _(
        "Je vraag ligt klaar voor experts. We streven naar een eerste antwoord binnen drie "
        "werkdagen."
    ),
    QuestionState.ASSIGNED: _("Een expert heeft je vraag opgepakt."),
    QuestionState.ANSWERED: _("Je leest het antwoord hieronder in het gesprek."),
    QuestionState.CLOSED: _("Je kunt je vraag opnieuw stellen."),
}


@dataclass(frozen=True)
class OpenQuestion:
    """The one question that a member has open, in which conversation."""

    thread_id: int
    slug: str
    title: str


@dataclass(frozen=True)
class OnThread:
    """The question that goes with a thread, if any, and for who started it the one that they have
    open in another."""

    here: QuestionView | None = None
    elsewhere: OpenQuestion | None = None


@dataclass(frozen=True)
class QuestionLine:
    thread: ThreadView
    question: QuestionView


@dataclass(frozen=True)
class Desk:
    """How an expert wants to be asked. From `away_until` on they are there again."""

    away_until: date | None = None
    most_open: int = MOST_OPEN

    def is_away(self, today: date) -> bool:
        return self.away_until is not None and today < self.away_until


@dataclass(frozen=True)
class Overview:
    """What stands around the lists. `median` is how many working days a first answer took of
    late, None while there are too few to tell."""

    median: Fraction | None
    counts: Mapping[Pile, int] = field(default_factory=dict)
    desk: Desk | None = None
