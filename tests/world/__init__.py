"""A small community in which every role is somebody, and every secret a word of its own."""

import re
from dataclasses import dataclass, replace

import pytest

from forum.notifications.kinds import Kind
from tests.mail.links import stop_token
from tests.world.experts_parts import Answered, Questions, Verifying
from tests.world.listed import Watched
from tests.world.parts import (
    Asked,
    Decided,
    Diary,
    Kept,
    Letters,
    Pictures,
    Places,
    Private,
    Quiz,
    Stories,
    Talk,
)
from tests.world.reported import Reported

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
# The second database is asked as these: what it may answer otherwise is the same for the others.
FEW = ("guest", "member", "moderator")
MISSING = 999_999
FIRST_MEMBER = 7_310_001  # large, so that one that leaks is recognised


@dataclass(frozen=True)
class Person:
    """One member with what is theirs. `spare` is a second API key, there to be revoked, and
    `factor_key` that of an app whose first code was not given yet; `passkey` was not yet made a
    second step, so that a password alone still logs in. `feed` is the secret in an address."""

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
    feed_key: int
    feed: str


@dataclass(frozen=True)
class Secret:
    """A text that only these roles may ever be shown."""

    text: str
    seen_by: tuple[str, ...] = ()


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
    in_review: str
    twice: str
    withdrawn: str
    article: int
    source: int
    correction: int  # open, in the words of that article
    proposal: str  # a draft beside which a proposal waits
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
    talk: Talk
    quiz: Quiz
    diary: Diary
    stories: Stories
    verifying: Verifying
    answered: Answered
    watched: Watched
    decided: Decided
    questions: Questions
    hours: dict[str, int]
    noted: int  # by a moderator, about the member
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
    def feed(self) -> str:
        """In the address of what whoever asks follows; a guest has none."""
        return self.people[self.role].feed if self.role in self.people else "nergens"

    @property
    def doing(self) -> int:
        """What whoever asks follows in their diary; who has none asks for what is the member's."""
        return self.diary.doing.get(self.role, self.diary.doing["member"])

    @property
    def tried(self) -> int:
        """What whoever asks tried, and is done with; who has none asks for the member's."""
        return self.diary.tried.get(self.role, self.diary.tried["member"])

    @property
    def trying(self) -> int:
        return self.diary.trying.get(self.role, self.diary.trying["member"])

    @property
    def stop_token(self) -> str:
        return self.diary.letter

    @property
    def told_token(self) -> str:
        """Of a letter to the member about an open thread."""
        return stop_token(self.member, Kind.REPLY)

    @property
    def reported(self) -> Reported:
        return self.talk.reported

    @property
    def heard(self) -> int:
        """A message in the circle that is of another than who asks."""
        return self.letters.mine["other_member" if self.role == "member" else "member"]

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
