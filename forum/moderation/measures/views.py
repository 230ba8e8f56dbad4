"""What is shown of a decision, as plain data."""

from dataclasses import dataclass
from datetime import datetime

from forum.core.i18n import Text
from forum.moderation.measures.kinds import NAMES, REVERSED, Kind, Reversal
from forum.moderation.measures.limits import appeal_until


@dataclass(frozen=True)
class AppealView:
    id: int
    text: str
    made_at: datetime
    decided_at: datetime | None
    is_upheld: bool | None
    answer: str | None


@dataclass(frozen=True)
class MeasureView:
    """`name` is whom it is about, as readers know them there; `title` that of the thread, for who
    may read it. `moderator` is for moderators."""

    id: int
    kind: Kind
    name: str
    member_id: int
    is_secret: bool
    moderator_id: int
    moderator: str
    thread_id: int | None
    title: str | None
    slug: str | None
    post_id: int | None
    number: int | None
    posted_at: datetime | None
    reason: str | None
    facts: str
    is_automated: bool
    taken_at: datetime
    until: datetime | None
    reversed_at: datetime | None
    reversal: str | None
    appeal: AppealView | None

    @property
    def kind_name(self) -> Text:
        return NAMES[self.kind]

    @property
    def appeal_until(self) -> datetime:
        return appeal_until(self.taken_at)

    @property
    def is_whole_again(self) -> bool:
        return self.reversal in (Reversal.UNDONE, Reversal.UPHELD)

    @property
    def reversal_text(self) -> Text | None:
        return REVERSED[Reversal(self.reversal)] if self.reversal else None
