"""A small community in which every role is somebody, and every secret a word of its own."""

import re
from dataclasses import dataclass, replace

import pytest

pytest.register_assert_rewrite("tests.world.answers")

ROLES = (
    "guest",
    "unverified",
    "without_consent",
    "member",
    "other_member",
    "suspended",
    "expert",
    "moderator",
    "admin",
)
PEOPLE = ROLES[1:]
VERIFIED = ROLES[2:]
STAFF = ("moderator", "admin")
MISSING = 999_999
# Numbers of members are large, so that one that leaks is recognised.
FIRST_MEMBER = 7_310_001


@dataclass(frozen=True)
class Person:
    """One member with what is theirs. `spare` is a second API key, there to be revoked, and
    `factor_key` that of an app whose first code was not given yet; `passkey` was not yet made a
    second step, so that a password alone still logs in."""

    id: int
    name: str
    email: str
    session: str
    session_id: int
    token: str
    spare: int
    post: int
    factor_key: str
    passkey: int


@dataclass(frozen=True)
class Secret:
    """A text that only these roles may ever be shown."""

    text: str
    seen_by: tuple[str, ...] = ()


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
class World:
    """Numbers and names to make addresses of. `member` started all threads; `reading_key` is
    a key of the admin that may only read."""

    people: dict[str, Person]
    secrets: list[Secret]
    category: str
    thread: int
    slug: str
    post: int
    deleted: int
    removed: int
    lonely: int
    members_thread: int
    members_slug: str
    members_post: int
    locked_thread: int
    locked_slug: str
    gone_thread: int
    gone_post: int
    sheet: str
    loose_sheet: str
    draft: str
    article: int
    identity: int
    verification: str
    reset: str
    email_change: str
    export: int
    reading_key: str
    private: Private
    places: Places
    asked: Asked
    kept: Kept
    letters: Letters
    pictures: Pictures
    missing: int = MISSING
    role: str = "guest"

    @property
    def me(self) -> Person:
        """Who is asking; a guest asks for what is the member's."""
        return self.people.get(self.role, self.member)

    @property
    def said(self) -> int:
        """The message that whoever asks wrote in the circle; for a guest the member's."""
        return self.letters.mine.get(self.role, self.letters.mine["member"])

    @property
    def heard(self) -> int:
        """A message in the circle that is of another than who asks."""
        other = "other_member" if self.role == "member" else "member"
        return self.letters.mine[other]

    @property
    def member(self) -> Person:
        return self.people["member"]

    def as_seen_by(self, role: str) -> "World":
        return replace(self, role=role)

    def path(self, template: str) -> str:
        """`/p/{me.post}/edit` with the numbers of this world."""
        names = re.findall(r"{(\w+)", template)
        return template.format_map({name: getattr(self, name) for name in names})

    def hidden_from(self, role: str, *, asked: str = "") -> list[str]:
        """What this role may not be shown; what it said itself is no news to it."""
        return [
            secret.text
            for secret in self.secrets
            if role not in secret.seen_by and secret.text not in asked
        ]
