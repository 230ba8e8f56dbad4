"""What is shown of the quiz, as plain data."""

from dataclasses import dataclass
from datetime import datetime

from forum.alarms import names_urgent_sign
from forum.core.i18n import Text, _
from forum.factsheets.statuses import AT_CLAIM
from forum.quiz.reasons import RENEWABLE, WORDS, Rest

ALARM = "alarm"
ALARM_SENTENCE = _(
    "Bij klachten uit de factsheet Alarmsignalen wacht je niet: dan bel je meteen je huisarts."
)


@dataclass(frozen=True)
class Statement:
    """A statement with the claim it stands on, as both read now."""

    id: int
    position: int
    statement: str
    answer: bool
    explanation: str
    factsheet: str
    title: str
    origin: str
    call_now: bool
    claim: int
    claim_text: str
    source_count: int
    source_status: str

    @property
    def is_alarming(self) -> bool:
        """What speaks of alarm, or of signs to call for, never stands without saying when to."""
        texts = (self.statement, self.explanation, self.claim_text)
        return self.call_now or any(
            ALARM in text.casefold() or names_urgent_sign(text) for text in texts
        )

    @property
    def alarm_sentence(self) -> Text | None:
        return ALARM_SENTENCE if self.is_alarming else None

    @property
    def trouble(self) -> Text | None:
        """What became of its sources, where that should be known."""
        return AT_CLAIM.get(self.source_status)


@dataclass(frozen=True)
class CuratedStatement:
    """The same as its curators see it. `made_for` is the claim when the two were last held side
    by side, `since` the version from which the claim reads as it does; None when it is gone."""

    shown: Statement
    key: str | None
    made_for: str
    since: int | None
    rest: Rest | None
    reason: str
    retired_at: datetime | None
    changed_at: datetime
    version: int

    @property
    def id(self) -> int:
        return self.shown.id

    @property
    def rest_words(self) -> Text | None:
        return WORDS[self.rest] if self.rest else None

    @property
    def is_renewable(self) -> bool:
        return self.rest in RENEWABLE and self.since is not None


@dataclass(frozen=True)
class ClaimChoice:
    """A claim that a statement can stand on. `slug` is what names it in a form."""

    slug: str
    name: str


@dataclass(frozen=True)
class Score:
    correct: int
    total: int
    taken_at: datetime
