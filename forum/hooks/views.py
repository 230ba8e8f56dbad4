"""Webhooks as they are read, and as one is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.core.i18n import Text
from forum.hooks.kinds import ERRORS, KINDS, PAUSED, STATES, HookKind, PausedFor, State


@dataclass(frozen=True)
class Wanted:
    name: str
    url: str
    kinds: Sequence[HookKind]


@dataclass(frozen=True)
class HookView:
    """Without its secret. `both_sign_until` is for as long as the one before it signs too."""

    id: int
    name: str
    url: str
    kinds: Sequence[HookKind]
    made_at: datetime
    paused_for: PausedFor | None
    failing_since: datetime | None
    both_sign_until: datetime | None

    @property
    def active(self) -> bool:
        return self.paused_for is None

    @property
    def labels(self) -> list[Text]:
        return [KINDS[kind].label for kind in self.kinds]

    @property
    def why_paused(self) -> Text | None:
        return PAUSED[self.paused_for] if self.paused_for else None


@dataclass(frozen=True)
class DeliveryView:
    """`key` is what the receiver knows it by."""

    id: int
    hook_id: int
    key: str
    kind: HookKind
    event: str
    replay: int
    state: State
    attempts: int
    status: int | None
    error: str | None
    duration_ms: int | None
    made_at: datetime
    ended_at: datetime | None
    next_attempt_at: datetime

    @property
    def label(self) -> Text:
        return KINDS[self.kind].label

    @property
    def state_label(self) -> Text:
        return STATES[self.state]

    @property
    def error_label(self) -> Text | None:
        return ERRORS[self.error] if self.error else None

    @property
    def waits(self) -> bool:
        return self.state == State.WAITING
