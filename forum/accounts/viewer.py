"""Who is asking. Plain data, so rules about people need no database."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from forum.core.errors import LoginRequired


class Role(StrEnum):
    MEMBER = "member"
    EXPERT = "expert"
    MODERATOR = "moderator"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token may be used for."""

    READ = "read"
    WRITE = "write"
    MODERATE = "moderate"


ALL_SCOPES = frozenset(Scope)
STAFF = frozenset({Role.MODERATOR, Role.ADMIN})


@dataclass(frozen=True)
class Expert:
    """What an expert is known as, and until when that holds."""

    profession: str
    until: datetime | None = None


@dataclass(frozen=True)
class Viewer:
    id: int | None = None
    name: str = ""
    role: Role = Role.MEMBER
    is_verified: bool = False
    has_consent: bool = False
    joined_at: datetime | None = None
    suspended_until: datetime | None = None
    muted_until: datetime | None = None
    is_paused: bool = False
    has_second_factor: bool = False
    lacks_second_factor: bool = False  # of a role that must have one
    has_blocks: bool = False  # blocked, or was blocked
    unread_count: int = 0  # conversations that hold something unread
    notice_count: int = 0  # unread notifications, for who has a page to show it on
    rules_version: str = ""  # of the house rules that were read last
    expert: Expert | None = None
    scopes: frozenset[Scope] = ALL_SCOPES
    session_id: int | None = None
    token_id: int | None = None
    used_at: datetime | None = None  # when that session or token was last noted
    known_since: datetime | None = None  # from when on a member is no newcomer

    @property
    def is_member(self) -> bool:
        return self.id is not None

    @property
    def reads_with_members(self) -> bool:
        """Whether what members keep among themselves is for them too. Before the address is
        confirmed an account costs nobody anything, so until then they read as a guest does."""
        return self.is_member and self.is_verified

    @property
    def is_staff(self) -> bool:
        """A moderator or an admin, using a key that may act as one."""
        return self.is_member and self.role in STAFF and Scope.MODERATE in self.scopes

    @property
    def is_admin(self) -> bool:
        return self.is_staff and self.role == Role.ADMIN

    @property
    def is_expert(self) -> bool:
        return self.expert is not None

    @property
    def is_new(self) -> bool:
        """Of whom reading and time have not yet shown that there is somebody. Whoever was given
        a role by others is known."""
        plain = self.is_member and self.role == Role.MEMBER
        return plain and self.expert is None and self.known_since is None

    def is_suspended(self, at: datetime) -> bool:
        return self.suspended_until is not None and self.suspended_until > at

    @property
    def member_id(self) -> int:
        """Of what is a member's own. Raises LoginRequired for a guest, who has nothing."""
        if self.id is None:
            raise LoginRequired()
        return self.id

    def is_muted(self, at: datetime) -> bool:
        return self.muted_until is not None and self.muted_until > at

    # The names Flask-Login asks for; it keeps what `get_id` answers in its own cookie.
    is_authenticated = is_active = is_member

    @property
    def is_anonymous(self) -> bool:
        return not self.is_member

    def get_id(self) -> str:
        raise TypeError("A session is kept by its token, not by its member.")


GUEST = Viewer()


def held_back(viewer: Viewer) -> Viewer:
    """Whoever speaks for the forum does so with a second factor, and until then as a reader."""
    if viewer.role == Role.MEMBER or viewer.has_second_factor:
        return viewer
    scopes = viewer.scopes - {Scope.MODERATE}
    return replace(viewer, scopes=scopes, expert=None, lacks_second_factor=True)
