"""What can happen to somebody who goes or takes a copy along, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LeavingAsked:
    member_id: int
    mode: str


@dataclass(frozen=True)
class ExportAsked:
    export_id: int


@dataclass(frozen=True)
class ExportReady:
    export_id: int
