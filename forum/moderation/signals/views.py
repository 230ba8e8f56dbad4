"""What a text names, and what of it is shown to whom, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.alarms import Level, Sign
from forum.core.i18n import Text
from forum.moderation.signals.answers import (
    CHECKLIST,
    CRISIS,
    CRISIS_CHECKLIST,
    LABELS,
    LEVELS,
)


@dataclass(frozen=True)
class Found:
    """In a text that was looked at: the signs, most urgent first, and the cries for help."""

    signs: Sequence[Sign] = ()
    cries: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.signs or self.cries)

    @property
    def is_crisis(self) -> bool:
        return bool(self.cries)

    @property
    def level(self) -> Level | None:
        return self.signs[0].level if self.signs else None

    @property
    def rules(self) -> frozenset[str]:
        """Of the signs."""
        return frozenset(sign.rule for sign in self.signs)

    @property
    def ids(self) -> list[str]:
        """Of all that was found, each detector apart."""
        return sorted({*self.rules, *(f"crisis:{cry}" for cry in self.cries)})


NOTHING = Found()


@dataclass(frozen=True)
class SignalView:
    """What stands under a post that names signs: `for_readers` to all who read it, until a
    moderator finds that it is none; the rest to its author, who may have waved it away."""

    post_id: int
    level: Level | None
    is_crisis: bool
    is_waved: bool
    is_false: bool
    mine: bool

    @property
    def for_readers(self) -> bool:
        return self.level == Level.CALL_NOW and not self.is_false

    @property
    def for_author(self) -> bool:
        return self.mine and not self.is_waved


@dataclass(frozen=True)
class WaitingSignal:
    """As moderators see it. `author` is the name that readers see."""

    id: int
    post_id: int
    number: int
    thread_id: int
    title: str
    author: str
    level: Level | None
    is_crisis: bool
    rules: Sequence[str]
    priority: int
    is_gone: bool
    mine: bool
    noted_at: datetime
    decided_at: datetime | None
    decision: str | None

    @property
    def label(self) -> Text:
        return CRISIS if self.is_crisis else LEVELS[self.level or Level.APPOINTMENT]

    @property
    def checklist(self) -> Sequence[Text]:
        return CRISIS_CHECKLIST if self.is_crisis else CHECKLIST

    @property
    def decision_label(self) -> Text | None:
        return LABELS.get(self.decision or "")
