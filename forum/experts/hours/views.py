"""What is shown of the hours of experts, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from forum.accounts.badge import Author
from forum.core.i18n import Text, _
from forum.threads.views import PostView, ThreadView


class HourState(StrEnum):
    COMING = "coming"
    NOW = "now"
    PAST = "past"
    CANCELLED = "cancelled"


STATES: Mapping[HourState, Text] = {
    HourState.COMING: _("Komt nog"),
    HourState.NOW: _("Nu bezig"),
    HourState.PAST: _("Afgelopen"),
    HourState.CANCELLED: _("Gaat niet door"),
}
# What one can do there, as long as the conversation is open.
TOLD: Mapping[HourState, Text] = {
    HourState.COMING: _(
        "Stel je vraag alvast hieronder. De experts antwoorden tijdens het spreekuur."
    ),
    HourState.NOW: _("De experts beantwoorden nu vragen. Iedereen kan meeschrijven."),
    HourState.PAST: _("Dit spreekuur is afgelopen. Wat er is gezegd, blijft staan."),
    HourState.CANCELLED: _("Dit spreekuur gaat niet door."),
}


class When(StrEnum):
    """The lists of hours. One that was cancelled stands where it would have stood."""

    NOW = "now"
    COMING = "coming"
    PAST = "past"


@dataclass(frozen=True)
class Plan:
    """From when to when, and with which experts. Of a change, None is as it was."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    hosts: Sequence[str] | None = None


@dataclass(frozen=True)
class HourView:
    """How an hour stands now. `hosts` are those who are experts still."""

    thread_id: int
    opens_at: datetime
    closes_at: datetime
    state: HourState
    version: int
    reason: str  # why it was cancelled
    hosts: Sequence[Author] = ()
    is_host: bool = False  # the viewer

    @property
    def state_name(self) -> Text:
        return STATES[self.state]

    @property
    def told(self) -> Text:
        return TOLD[self.state]

    @property
    def is_over(self) -> bool:
        return self.state in (HourState.PAST, HourState.CANCELLED)


@dataclass(frozen=True)
class HourLine:
    thread: ThreadView
    hour: HourView

    @property
    def name(self) -> Text | str:
        """Which says what it is, also where its title does not."""
        title = self.thread.title
        return title if "spreekuur" in title.lower() else _("Spreekuur: %(title)s", title=title)


@dataclass(frozen=True)
class Asked:
    """A question that was put in an hour, and what the experts said to it."""

    question: PostView
    answers: Sequence[PostView] = ()
