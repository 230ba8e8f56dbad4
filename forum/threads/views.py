"""What is shown of threads, as plain data: columns, never rows that can fetch more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from forum.accounts.badge import Author
from forum.categories.circles import Circle
from forum.core.i18n import Text
from forum.labels.views import Tag
from forum.threads.kinds import NAMES, Kind, ReactionKind, ReplyKind, Visibility, Withheld

POSTS_PER_PAGE = 20


@dataclass(frozen=True)
class OwnVoice:
    """How the viewer is known in a thread."""

    name: str
    is_pseudonym: bool


@dataclass(frozen=True)
class Room:
    """The category that the category of a thread stands in."""

    id: int
    slug: str
    name: str


@dataclass(frozen=True)
class Pace:
    """Of a thread that was slowed down: so many minutes between two replies of one member."""

    minutes: int
    until: datetime


@dataclass(frozen=True)
class ThreadView:
    """`own_voice` is None for who did not write here yet, and in lists. `author` has no name
    where the viewer wrote and a block keeps them apart from who started it. `room` is None where
    the category stands by itself, and in lists. The accepted post is the reply that helped who
    started it, as long as its words can be read."""

    id: int
    slug: str
    title: str
    kind: Kind
    visibility: Visibility
    category_id: int
    category_slug: str
    category_name: str
    author: Author
    reply_count: int
    last_number: int
    created_at: datetime
    last_post_at: datetime
    is_locked: bool
    is_pinned: bool
    mine: bool
    readers: Circle = Circle.EVERYONE
    writers: Circle = Circle.MEMBERS
    tags: tuple[Tag, ...] = ()
    room: Room | None = None
    accepted_id: int | None = None
    accepted_number: int | None = None
    own_voice: OwnVoice | None = None
    pace: Pace | None = None

    @property
    def kind_name(self) -> Text:
        return NAMES[self.kind]

    @property
    def is_answered(self) -> bool:
        return self.accepted_number is not None


@dataclass(frozen=True)
class PostView:
    """One post as its viewer may see it: of what is gone, only the place.

    `reactions` counts how many members left each kind; of what is gone it is empty.
    """

    id: int
    thread_id: int
    number: int
    author: Author
    body: str
    html: Markup
    version: int
    is_expert: bool
    is_deleted: bool  # by its author or, with a reason, by a moderator
    removed_reason: str | Text | None
    created_at: datetime
    edited_at: datetime | None
    mine: bool
    opens: bool  # by the voice that started the thread
    withheld: Withheld | None = None  # then it has neither text nor name
    edit_reason: str | None = None
    reactions: Mapping[ReactionKind, int] = field(default_factory=dict)
    kind: ReplyKind | None = None  # of a first post none
    hidden_reason: str | Text | None = None  # why a moderator put it behind a warning
    amended_reason: str | Text | None = None  # why a moderator changed its words, in which version
    amended_version: int | None = None

    @property
    def is_readable(self) -> bool:
        return not self.is_deleted and self.withheld is None

    @property
    def is_open(self) -> bool:
        """Readable, and behind no warning."""
        return self.is_readable and self.hidden_reason is None


@dataclass(frozen=True)
class RevisionView:
    """A text that stood in a post. `title` is that of its thread, for a first post; of an
    emptied one only the time is left, and of one that a moderator keeps from the reader."""

    version: int
    body: str
    title: str | None
    written_at: datetime
    reason: str | None
    is_emptied: bool
    is_kept_back: bool = False

    @property
    def is_readable(self) -> bool:
        return not (self.is_emptied or self.is_kept_back)


@dataclass(frozen=True)
class Stretch:
    """A page of a thread: the posts after a number, and where the other pages start.

    A start is the number after which a page begins; None where there is no such page. `experts`
    are the first answers of experts in all of the thread, and `accepted` is the reply that helped
    who started it, for who may read it.
    """

    items: list[PostView]
    experts: list[PostView]
    accepted: PostView | None
    total: int
    after: int

    @property
    def first(self) -> int | None:
        return 0 if self.after > 0 else None

    @property
    def previous(self) -> int | None:
        return max(0, self.after - POSTS_PER_PAGE) if self.after > 0 else None

    @property
    def next(self) -> int | None:
        end = self.after + POSTS_PER_PAGE
        return end if end < self.total else None

    @property
    def last(self) -> int | None:
        return page_start(self.total) if self.next is not None else None


def page_start(number: int) -> int:
    """The `after` of the page on which the post with this number stands."""
    return (max(number, 1) - 1) // POSTS_PER_PAGE * POSTS_PER_PAGE
