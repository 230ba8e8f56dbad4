"""What the world has of experts; `parts` has the rest."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Questions:
    """Threads with a question to experts: the member's that waits, one of another member that
    nobody looked at yet, and one that the expert has. `to` is another expert."""

    waiting: int
    asked: int
    held: int
    to: str


@dataclass(frozen=True)
class Verifying:
    """The member's `mine` waits; the other member's was looked up by the moderator, so that the
    admin can confirm it. `text` is what the other member wants to say of themselves."""

    mine: int
    checked: int
    text: int
    seen: str


@dataclass(frozen=True)
class Answered:
    """`post` is the answer of an expert who is none of the roles, `held` what the expert sent.
    The member's `alarming` names a sign, which is `signal` to moderators."""

    post: int
    held: int
    alarming: int
    signal: int
