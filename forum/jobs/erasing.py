"""Members who go for good, with all that every room keeps of them.

Of each one transaction; in it, just before the end, a line in the ledger outside the database.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from traceback import format_tb
from typing import Protocol

from flask import current_app

from forum.accounts.service import erasing as accounts
from forum.accounts.service.letters import letters_to
from forum.accounts.service.pausing import hold
from forum.core import clock, sqlite
from forum.core.db import db, let_go, transaction
from forum.core.mail import Outlet
from forum.digests import erasing as digests
from forum.drafts import erasing as drafts
from forum.experts import erasing as experts
from forum.factsheets.service import erasing as factsheets
from forum.leaving import ledger
from forum.leaving.ledger import UNDONE, Entry
from forum.leaving.modes import Mode
from forum.leaving.service import erasing as leaving
from forum.leaving.service.going import due, still_goes
from forum.marks import erasing as marks
from forum.messages import erasing as messages
from forum.moderation import erasing as moderation
from forum.notifications import erasing as notifications
from forum.polls.service import erasing as polls
from forum.proofs.service import erasing as proofs
from forum.push import erasing as push
from forum.quiz import erasing as quiz
from forum.recovery.service import erasing as recovery
from forum.threads.service import erasing as threads
from forum.uploads import erasing as uploads

log = logging.getLogger(__name__)


class Eraser(Protocol):
    def __call__(self, member_id: int, *, everything: bool) -> None: ...


# Every room that keeps something of a member. Accounts come last: the others need the name.
ROOMS: dict[str, Eraser] = {
    "leaving": leaving.erase,
    "moderation": moderation.erase,
    "notifications": notifications.erase,
    "marks": marks.erase,
    "polls": polls.erase,
    "recovery": recovery.erase,
    "experts": experts.erase,
    "threads": threads.erase,
    "factsheets": factsheets.erase,
    "quiz": quiz.erase,
    "messages": messages.erase,
    "drafts": drafts.erase,
    "uploads": uploads.erase,
    "push": push.erase,
    "digests": digests.erase,
    "proofs": proofs.erase,
    "accounts": accounts.erase,
}
Decision = Callable[[int], Mode | None]


def erase_due() -> None:
    """Whose time to change their mind is over. Safe to do twice, and beside another worker."""
    found = due()
    let_go()
    each(found, partial(erase_member, decide=still_goes))
    if current_app.extensions.get("is_unscrubbed"):
        scrub()


def each(members: Sequence[int], act: Callable[[int], bool]) -> int:
    """How many of them went. One that fails is left for the next time, and holds up nobody."""
    went = sum(_attempt(act, member_id) for member_id in members)
    if went:
        scrub()
    return went


def scrub() -> None:
    """Leave no byte behind; when others are busy, the next time."""
    let_go()
    current_app.extensions["is_unscrubbed"] = not sqlite.scrub(db.engine)


def reapply() -> int:
    """Erase again whom the ledger names and a restored backup brought back. Returns how many.

    Raises Invalid, with nothing done, for a ledger that cannot be read.
    """
    again = [_erase_again(entry) for entry in ledger.erased(_ledger())]
    if any(again):
        scrub()
    return sum(again)


def _attempt(act: Callable[[int], bool], member_id: int) -> bool:
    try:
        return act(member_id)
    except Exception as error:
        # Only the kind of error and its place: its text could hold what was to be forgotten.
        place = "".join(format_tb(error.__traceback__))
        log.error("a member was not erased: %s\n%s", type(error).__name__, place)
        return False


def erase_member(member_id: int, *, decide: Decision) -> bool:
    """Whether the member went. `decide` says how, or that they stay, while they are held."""
    entry = None
    try:
        with transaction():
            member = hold(member_id)
            mode = decide(member_id) if member else None
            if member is None or mode is None:
                return False
            mark = ledger.mark(member_id, member.joined_at)
            empty_rooms(member_id, mode)
            entry = Entry(member_id, mark, mode.value, clock.now().isoformat())
            ledger.append(_ledger(), entry)
    except BaseException:
        if entry:  # the database did not keep it, so the member may still change their mind
            ledger.append(_ledger(), replace(entry, mode=UNDONE))
        raise
    return True


def _erase_again(entry: Entry) -> bool:
    with transaction():
        member = hold(entry.member_id)
        if member is None or ledger.mark(member.id, member.joined_at) != entry.mark:
            return False
        empty_rooms(member.id, Mode(entry.mode))
    return True


def empty_rooms(member_id: int, mode: Mode) -> None:
    """For inside a transaction that holds the member."""
    outlet: Outlet = current_app.extensions["outlet"]
    outlet.forget(*letters_to(member_id))
    for erase in ROOMS.values():
        erase(member_id, everything=mode == Mode.EVERYTHING)
    db.session.flush()


def _ledger() -> Path:
    return Path(current_app.config["ERASURE_LEDGER"])
