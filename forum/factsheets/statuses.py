"""What became of a publication since it came out, and which of several is the worst. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class SourceStatus(StrEnum):
    """`UNKNOWN` is never taken for fine: nobody looked."""

    OK = "ok"
    UNKNOWN = "unknown"
    CORRECTED = "corrected"
    CONCERN = "concern"
    RETRACTED = "retracted"


_FROM_GOOD_TO_BAD = list(SourceStatus)
TROUBLED = frozenset({SourceStatus.CORRECTED, SourceStatus.CONCERN, SourceStatus.RETRACTED})


def worst(statuses: Iterable[str]) -> SourceStatus:
    """Of no sources at all: unknown."""
    found = [SourceStatus(status) for status in statuses]
    return max(found, key=_FROM_GOOD_TO_BAD.index, default=SourceStatus.UNKNOWN)


def is_worse(status: str, than: str) -> bool:
    """Whether curators hear of it: a paper that was found fine is no news."""
    order = _FROM_GOOD_TO_BAD.index
    return status in TROUBLED and order(SourceStatus(status)) > order(SourceStatus(than))
