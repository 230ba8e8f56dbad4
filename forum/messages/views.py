"""What is shown of private messages, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from forum.accounts.badge import Author
from forum.core.i18n import Text
from forum.messages.kinds import Withheld


@dataclass(frozen=True)
class Companion:
    """Somebody else in a conversation. Who is away has no name until they are back."""

    author: Author
    has_left: bool = False
    is_away: bool = False
    is_apart: bool = False  # by a block, whoever of the two made it
    is_blocked: bool = False  # by the viewer


@dataclass(frozen=True)
class ConversationView:
    """`others` are all who were ever in it but the viewer. `read_number` is up to where the
    viewer read."""

    id: int
    others: Sequence[Companion]
    last_number: int
    last_message_at: datetime
    read_number: int
    is_unread: bool

    @property
    def present(self) -> list[Companion]:
        """Who else still takes part."""
        return [other for other in self.others if not other.has_left]

    @property
    def is_pair(self) -> bool:
        return len(self.others) == 1


@dataclass(frozen=True)
class MessageView:
    """One message as its viewer may see it: of what is gone or withheld, only the place."""

    id: int
    conversation_id: int
    number: int
    author: Author
    body: str
    html: Markup
    sent_at: datetime
    mine: bool
    is_deleted: bool
    is_reported: bool  # by the viewer
    withheld: Withheld | None = None

    @property
    def is_readable(self) -> bool:
        return not self.is_deleted and self.withheld is None


@dataclass(frozen=True)
class SaidView:
    """What somebody said in a conversation of the viewer's, that the viewer can read."""

    id: int
    conversation_id: int
    number: int
    author: Author
    body: str
    sent_at: datetime
    mine: bool


@dataclass(frozen=True)
class Place:
    """Where a message stands, and how far its conversation goes."""

    conversation_id: int
    number: int
    last_number: int


@dataclass(frozen=True)
class ReportView:
    """What moderators see of a report before they open the message: nothing that was written, and
    of one's own message not who reported it."""

    id: int
    reporter: Author | None
    writer: Author
    reason: str | Text
    reported_at: datetime
    closed_at: datetime | None
    is_deleted: bool  # the message, by its writer
    about_me: bool  # the viewer wrote it


@dataclass(frozen=True)
class Opened:
    """The one message that a moderator asked to see, with what its reporter said of it."""

    report: ReportView
    body: str
    html: Markup
    note: str
    sent_at: datetime
