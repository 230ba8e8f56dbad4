"""What became of a publication since it came out, in which words that is told, and which of
several is the worst. Pure."""

from collections.abc import Iterable
from enum import StrEnum

from forum.core.i18n import Text, _


class SourceStatus(StrEnum):
    """`UNKNOWN` is never taken for fine: nobody looked."""

    OK = "ok"
    UNKNOWN = "unknown"
    CORRECTED = "corrected"
    CONCERN = "concern"
    RETRACTED = "retracted"


_FROM_GOOD_TO_BAD = list(SourceStatus)
TROUBLED = frozenset({SourceStatus.CORRECTED, SourceStatus.CONCERN, SourceStatus.RETRACTED})

NAMES: dict[str, Text] = {
    SourceStatus.OK: _("in orde"),
    SourceStatus.UNKNOWN: _("niet bekend"),
    SourceStatus.CORRECTED: _("gecorrigeerd"),
    SourceStatus.CONCERN: _("onder voorbehoud"),
    SourceStatus.RETRACTED: _("ingetrokken"),
}
# The same as a sentence: at a source, and at a claim that rests on one.
AT_SOURCE: dict[str, Text] = {
    SourceStatus.CORRECTED: _("Op deze bron kwam later een correctie."),
    SourceStatus.CONCERN: _("De uitgever heeft twijfels gemeld over deze bron."),
    SourceStatus.RETRACTED: _("Deze bron is ingetrokken."),
}
AT_CLAIM: dict[str, Text] = {
    SourceStatus.CORRECTED: _("Op een bron van deze bewering kwam later een correctie."),
    SourceStatus.CONCERN: _("Bij een bron van deze bewering heeft de uitgever twijfels gemeld."),
    SourceStatus.RETRACTED: _("Een bron van deze bewering is ingetrokken."),
}
# In the middle of what somebody wrote, where there is room for a few words.
IN_POST: dict[str, Text] = {
    SourceStatus.CORRECTED: _("bron gewijzigd: gecorrigeerd"),
    SourceStatus.CONCERN: _("bron gewijzigd: er is twijfel over"),
    SourceStatus.RETRACTED: _("bron gewijzigd: ingetrokken"),
}


def worst(statuses: Iterable[str]) -> SourceStatus:
    """Of no sources at all: unknown."""
    found = [SourceStatus(status) for status in statuses]
    return max(found, key=_FROM_GOOD_TO_BAD.index, default=SourceStatus.UNKNOWN)


def is_worse(status: str, than: str) -> bool:
    """Whether curators hear of it: a paper that was found fine is no news."""
    order = _FROM_GOOD_TO_BAD.index
    return status in TROUBLED and order(SourceStatus(status)) > order(SourceStatus(than))
