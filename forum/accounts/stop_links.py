"""What a letter holds to stop more of its kind: which kind, whose, and to which address it went.

Whoever reads the letter may use it, also a mail program, and also somebody who has an old mailbox
or to whom it was forwarded. So what reaches further than the kind itself takes that the letter
went to the address that the member has now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hmac import compare_digest

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.names import email_key
from forum.accounts.tokens import Signer
from forum.core import vault
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.i18n import _

STOP = "stop-mail"
DIGEST, REMINDER = "digest", "reminder"
# What letters of earlier releases hold, which stops their own kind and no more.
OLD = "stop-notifications"
OLD_ONES: Mapping[str, str] = {"stop-digest": DIGEST, "stop-reminders": REMINDER}
MARK = 20  # letters


class Reach(StrEnum):
    THREAD = "thread"
    KIND = "kind"
    ALL = "all"


@dataclass(frozen=True)
class StopLink:
    """`kind` is one of notifications, a digest or a reminder, and may be one that is no more."""

    member_id: int
    kind: str
    thread_id: int | None = None
    is_bound: bool = False

    @property
    def reaches(self) -> Sequence[Reach]:
        """How much can be stopped by it, the least first."""
        if not self.is_bound:
            return (Reach.KIND,)
        return tuple(Reach) if self.thread_id else (Reach.KIND, Reach.ALL)


def token_of(link: StopLink, address: str, signer: Signer) -> str:
    """For a letter that goes there."""
    mark = _mark(email_key(address))
    return signer.seal(STOP, [link.member_id, link.kind, link.thread_id or 0, mark])


def read_token(token: str, signer: Signer) -> StopLink:
    """Raises Invalid for what is not ours."""
    found = _read(token, signer) or _read_old(token, signer)
    if found is None:
        raise Invalid(
            _(
                "Deze link werkt niet. Kopieer hem heel uit de mail, of log in en kies bij "
                "‘Instellingen’ welke mail je wilt."
            )
        )
    return found


def _read(token: str, signer: Signer) -> StopLink | None:
    facts = signer.open(STOP, token)
    if facts is None or len(facts) != 4:
        return None
    member_id, kind, thread_id, mark = facts
    address = _address(member_id)
    is_bound = address is not None and compare_digest(mark, _mark(address))
    return StopLink(member_id, kind, thread_id or None, is_bound)


def _read_old(token: str, signer: Signer) -> StopLink | None:
    facts = signer.open(OLD, token)
    if facts is not None:
        return StopLink(facts[0], facts[1])
    read = ((kind, signer.read(purpose, token)) for purpose, kind in OLD_ONES.items())
    return next((StopLink(number, kind) for kind, number in read if number is not None), None)


def _address(member_id: int) -> str | None:
    here = Member.id == member_id, Member.erased_at.is_(None)
    return db.session.scalar(select(Member.email_key).where(*here))


def _mark(address: str) -> str:
    return vault.digest(f"{STOP}\0{address}")[:MARK]
