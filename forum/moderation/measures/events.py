"""What was decided and others must hear of, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MeasureTaken:
    measure_id: int


@dataclass(frozen=True)
class MeasureReversed:
    measure_id: int


@dataclass(frozen=True)
class AppealDecided:
    appeal_id: int
