"""What happened to reports that others must hear of, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportReceived:
    """By somebody without an account, who left an address."""

    report_id: int


@dataclass(frozen=True)
class ReportCounted:
    """Of somebody who had not reported this before, with an account or without."""

    report_id: int


@dataclass(frozen=True)
class CaseDecided:
    case_id: int


@dataclass(frozen=True)
class ReportDecided:
    """The same, for one of those who reported it."""

    report_id: int


@dataclass(frozen=True)
class ObjectionDecided:
    objection_id: int
