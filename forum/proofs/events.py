"""What can happen to how members prove who they are, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PasskeyAdded:
    member_id: int


@dataclass(frozen=True)
class PasskeyRemoved:
    member_id: int
