"""What can happen to somebody who goes, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LeavingAsked:
    member_id: int
    mode: str
