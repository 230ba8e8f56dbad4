"""The figures of a year, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.core.i18n import Text


@dataclass(frozen=True)
class Part:
    """`name` is a code, None for what stands in no part of its own."""

    name: str | None
    title: Text
    count: int


@dataclass(frozen=True)
class Line:
    """Something that was done. `count` is None for fewer than three; `median` are the seconds that
    half of them waited at most, None where too few are known."""

    name: str
    title: Text
    count: int | None
    median: int | None = None
    parts: Sequence[Part] = ()


@dataclass(frozen=True)
class Counted:
    """What one counter found, under its own heading."""

    name: str
    title: Text
    lines: Sequence[Line]

    @property
    def has_waits(self) -> bool:
        return any(line.median is not None for line in self.lines)


@dataclass(frozen=True)
class Figures:
    year: int
    is_over: bool
    years: Sequence[int]  # of which there are figures, the latest first
    counted: Sequence[Counted]
