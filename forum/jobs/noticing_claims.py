"""Members hear when something changed under what they wrote: a claim, a sheet or a source.

Many of them, so in many short transactions. Safe to begin again at any moment: nobody is told
twice of what they were told.
"""

from typing import NamedTuple

from forum.core.db import transaction
from forum.core.outbox import Claim
from forum.factsheets.events import SheetPublished, SheetWithdrawn, SourcesChanged
from forum.factsheets.talk import resting
from forum.factsheets.talk.resting import NOBODY, Resting, Rests
from forum.notifications.kinds import Kind
from forum.notifications.service import About, tell


class Told(NamedTuple):
    """What happened, to which sheet, and the number of that among all that happen to it."""

    what: str
    sheet_id: int
    number: int

    def about(self, one: Resting) -> About:
        """One's own post, or one's own thread that the sheet stands above."""
        what, place = (
            (self.what, one.post_id) if one.post_id else (f"above_{self.what}", one.thread_id)
        )
        return About(f"{what}:{self.sheet_id}:{place}", self.number, one.thread_id)


def tell_of_version(event: SheetPublished, claim: Claim) -> None:
    with transaction():
        keys = resting.changed_claims(event.sheet_id, event.number)
    if keys:
        told = Told("claim", event.sheet_id, event.number)
        _tell(resting.on_claims(event.sheet_id, keys, event.number), told, claim)


def tell_of_withdrawal(event: SheetWithdrawn, claim: Claim) -> None:
    told = Told("withdrawn", event.sheet_id, event.number)
    _tell(resting.on_sheet(event.sheet_id), told, claim)
    _tell(resting.under(event.sheet_id), told, claim)


def tell_of_sources(event: SourcesChanged, claim: Claim) -> None:
    number = max(event.change_ids, default=0)
    with transaction():
        found = resting.worsened(event.change_ids)
        sheets = resting.sheets_on(found)
    _tell(resting.on_sources(found), Told("source", 0, number), claim)
    for sheet_id in sheets:
        _tell(resting.under(sheet_id), Told("source", sheet_id, number), claim)


def _tell(query: Rests, told: Told, claim: Claim) -> None:
    last: Resting | None = NOBODY
    while last is not None:
        last = _stretch(query, last, told, claim)


def _stretch(query: Rests, last: Resting, told: Told, claim: Claim) -> Resting | None:
    """The last of these, or None at the end."""
    with transaction():
        claim.hold()
        found = resting.some(query, last)
        for one in found:
            tell(Kind.CLAIM, [one.member_id], told.about(one))
    return found[-1] if len(found) == resting.STRETCH else None
