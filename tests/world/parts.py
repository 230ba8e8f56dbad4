"""The parts of the world: names and numbers of what stands in each."""

from dataclasses import dataclass, field

from tests.world.reported import Reported


@dataclass(frozen=True)
class Private:
    """What people keep from each other.

    The member wrote `thread` under a pseudonym, as did `answer` somebody whom the unverified
    blocked (`voice_block`). `blocked` wrote `blocked_post` in a thread of their own; the other
    member blocked them, and they the suspended. In `shared_thread` of theirs (`shared_start`)
    the other member wrote before that (`shared_reply`). `away` paused, and with them
    `paused_thread`, but not `away_thread`, which they started under a pseudonym.
    """

    thread: int
    slug: str
    post: int
    answer: int
    voice_block: int
    blocked: str
    blocked_thread: int
    blocked_slug: str
    blocked_post: int
    blocked_reply: int
    shared_thread: int
    shared_slug: str
    shared_start: int
    shared_reply: int
    away: str
    paused_thread: int
    paused_slug: str
    paused_reply: int
    away_thread: int
    away_slug: str
    away_start: int


@dataclass(frozen=True)
class Room:
    """A category in another one (`top`) for the same few, and a thread in it."""

    top: str
    slug: str
    thread: int
    thread_slug: str
    post: int


@dataclass(frozen=True)
class Places:
    """`sub` stands in `parent`, in `empty` stands nothing. The threads of both rooms carry
    `label`; none carries `spare_label`."""

    parent: str
    sub: str
    empty: str
    label: str
    spare_label: str
    experts: Room
    staff: Room


@dataclass(frozen=True)
class Asked:
    """Posts of the member with a poll under them, or with a text that stood there before.

    `inside` is for members only; `removed` by a moderator and `deleted` have both, unseen.
    """

    poll: int
    closed: int
    revised: int
    inside: int
    removed: int
    deleted: int


@dataclass(frozen=True)
class Kept:
    """What a reader left with the words of others: the member asked `question`, chose `answer`,
    reacted to it, and keeps `post` with a note."""

    question: int
    answer: int
    post: int


@dataclass(frozen=True)
class Letters:
    """What people write to each other alone.

    In `talk` the member and the other member do: `sent` is the member's, `got` the other's, which
    the member reported (`report`). All eight are in `circle`, where each wrote their one of
    `mine`. `handled` is a report that was closed, of a message to somebody who is no role.
    """

    talk: int
    sent: int
    got: int
    report: int
    handled: int
    circle: int
    mine: dict[str, int]


@dataclass(frozen=True)
class Pictures:
    """The member's pictures by their keys: in a post for all, in one for members, in one that a
    moderator removed, and in none (`upload` is its number). `unverified` is the number of one of
    the unverified."""

    open: str
    inside: str
    removed: str
    loose: str
    upload: int
    unverified: int
    missing: str = "m" * 43


@dataclass(frozen=True)
class Talk:
    """Under `linked` a moderator put a sheet; `suggestion` is the member's, and waits."""

    linked: int
    suggestion: int
    reported: Reported


@dataclass(frozen=True)
class Quiz:
    """A statement that is asked, and one that rests."""

    asked: int
    resting: int


@dataclass(frozen=True)
class Diary:
    """All but who gave no consent have one, with a check-in on `day`; `doing` is by role the number
    of what they follow in it. `tried` and `trying` are what they tried and are trying, `letter` is
    what is in the member's letter to stop more of its kind."""

    day: str
    doing: dict[str, int]
    tried: dict[str, int] = field(default_factory=dict)
    trying: dict[str, int] = field(default_factory=dict)
    letter: str = ""


@dataclass(frozen=True)
class Stories:
    """Recovery threads of the member: `thread` for all, `inside` for members. In the open one
    `shared` is for members; whoever asks for what is theirs asks for that."""

    thread: int
    slug: str
    shared: int
    for_experts: int
    inside: int


@dataclass(frozen=True)
class Decided:
    decision: int  # a warning to the member
    appeal: int  # of the other member, about `removed`
