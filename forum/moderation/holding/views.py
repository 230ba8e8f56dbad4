"""What is held, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.core.i18n import Text, _
from forum.moderation.holding.reasons import ACTS, DECISIONS, IN_SHORT, REASONS, HeldAct


@dataclass(frozen=True)
class HeldView:
    """`author` is the name that readers would see; `title` that of the thread, for who may read
    it. `content` is what its act is done with: of what was placed nothing is left in it."""

    id: int
    member_id: int
    author: str
    is_pseudonym: bool
    thread_id: int | None
    title: str | None
    slug: str | None
    post_id: int | None
    act: HeldAct
    content: Mapping[str, Any]
    reason: str
    held_at: datetime
    decided_at: datetime | None
    decision: str | None
    answer: str | None
    hint: str = ""  # for moderators: which words it is about

    @property
    def subject(self) -> str | None:
        """The title of the thread that it would begin, or that it is in."""
        return self.content.get("title") or self.title if self.act == HeldAct.START else self.title

    @property
    def act_text(self) -> Text:
        return ACTS[self.act]

    @property
    def body(self) -> str:
        return self.content.get("body") or ""

    @property
    def beside(self) -> Sequence[str]:
        """What readers would get with it: a poll, and why a text was changed."""
        poll = self.content.get("poll") or {"question": None, "options": ()}
        told = self.content.get("reason"), poll["question"], *poll["options"]
        return [words for words in told if words]

    @property
    def reason_text(self) -> Text | str:
        return REASONS.get(self.reason, self.reason)

    @property
    def reason_short(self) -> Text | str:
        short = IN_SHORT.get(self.reason, self.reason)
        return _("%(short)s: %(hint)s", short=short, hint=self.hint) if self.hint else short

    @property
    def decision_text(self) -> Text | None:
        return DECISIONS.get(self.decision or "")
