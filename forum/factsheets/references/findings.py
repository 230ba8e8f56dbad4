"""What the origins say of a publication, and what follows from all of it together. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from forum.core.i18n import Text, _
from forum.factsheets.statuses import SourceStatus, worst


class Origin(StrEnum):
    RETRACTION_WATCH = "retraction_watch"
    CROSSREF = "crossref"
    MODERATOR = "moderator"


ORIGIN_NAMES: dict[str, Text] = {
    Origin.RETRACTION_WATCH: _("Retraction Watch"),
    Origin.CROSSREF: _("Crossref"),
    Origin.MODERATOR: _("een moderator"),
}


@dataclass(frozen=True)
class Notice:
    """A status with what was published about it, as far as that is known."""

    status: SourceStatus
    noticed_on: date | None = None
    notice_doi: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Finding:
    """A notice by one origin: when it was last asked, and since when it says this."""

    origin: Origin
    notice: Notice
    checked_at: datetime | None
    changed_at: datetime


def decide(findings: Iterable[Finding]) -> Finding | None:
    """The one that counts: the worst of those that know something.

    A moderator who looked into it outweighs what was known then, and not what is found later.
    When nobody knows, it is the one that looked last; None when nobody looked.
    """
    looked = [found for found in findings if found.checked_at is not None]
    by_hand = next((found for found in looked if found.origin == Origin.MODERATOR), None)
    if by_hand:
        looked = [
            found for found in looked if found is by_hand or found.changed_at > by_hand.changed_at
        ]
    known = [found for found in looked if found.notice.status != SourceStatus.UNKNOWN]
    if known:
        status = worst(found.notice.status for found in known)
        known = [found for found in known if found.notice.status == status]
    return max(known or looked, key=lambda found: (found.checked_at, found.origin), default=None)
