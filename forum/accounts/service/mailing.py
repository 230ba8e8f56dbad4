"""Letters: how many there may be, and which went out."""

from contextlib import suppress
from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from forum.accounts.models import SentLetter
from forum.accounts.names import email_key
from forum.accounts.service.bouncing import address_mark
from forum.accounts.service.pausing import hold
from forum.core import clock, throttles
from forum.core.db import db, transaction
from forum.core.errors import TooMany
from forum.core.mail import Letter
from forum.core.throttles import Limit

HOUR = timedelta(hours=1)
SIGN_UPS = Limit("sign-ups by network", 20, HOUR)
ASKS = Limit("letters asked for by network", 20, HOUR)
# What anybody may have mailed to an address, whoever they are. Each kind has a place of its own,
# so that asking for one never takes away another, and all share one more. That is four, and not
# five, so that nobody can keep a warning from arriving by asking. Every limit is one: then no
# hour holds more than four, wherever it begins.
SIGN_UP = Limit("sign-up letters asked for by address", 1, HOUR)  # and confirming it after that
RESET = Limit("reset letters asked for by address", 1, HOUR)
CHANGE = Limit("change letters asked for by address", 1, HOUR)
SPARE = Limit("more letters asked for by address", 1, HOUR)
# Beside those, that a report without account came in. What stands in it is ours alone, and the
# page said it already.
NOTICES = Limit("receipts of reports by address", 3, HOUR)
LETTERS = Limit("letters by address", 5 + NOTICES.most, HOUR)
# What comes by wish has places of its own, so that however much is said nothing else waits for it.
WISHED = Limit("wished letters by address", 20, HOUR)
# To who moderates, of what somebody's life may depend on: how many there are is limited by what
# they are about, and none keeps a warning about the account itself from arriving.
URGENT = Limit("letters of danger by address", 40, HOUR)


def count_sign_up(network: str) -> None:
    """Outside a transaction, because a try counts also when it fails. Raises TooMany."""
    with transaction():
        throttles.take(SIGN_UPS, network)


def count_ask(network: str) -> None:
    """Somebody wants a letter to be sent. Outside a transaction. Raises TooMany."""
    with transaction():
        throttles.take(ASKS, network)


def has_room(kind: Limit, address: str) -> bool:
    """Whether one more letter that anybody may ask for can go there: SIGN_UP, RESET or CHANGE.

    Who asks is not told, and it is counted alike whether or not the address has an account.
    """
    return any(_is_free(limit, address) for limit in (kind, SPARE))


def has_room_for_notice(address: str) -> bool:
    """The same of a receipt for a report, of which there may be several."""
    return _is_free(NOTICES, address)


def _is_free(limit: Limit, address: str) -> bool:
    try:
        throttles.take(limit, email_key(address))
    except TooMany:
        return False
    return True


def claim_place(letter: Letter) -> None:
    """For one letter, of whatever kind. Raises TooMany, which tells when there is room again."""
    throttles.take(_limit(letter), email_key(letter.to))


def free_place(letter: Letter) -> None:
    """The letter did not go."""
    throttles.give_back(_limit(letter), email_key(letter.to))


def _limit(letter: Letter) -> Limit:
    if letter.is_urgent:
        return URGENT
    return WISHED if letter.is_wish else LETTERS


def note_letter(member_id: int, *, key: str, subject: str, to: str) -> bool:
    """Keep that a letter went out; nothing new for one that was noted before. False for a member
    who went while it was being sent."""
    if hold(member_id) is None:
        return False
    sent = SentLetter(
        member_id=member_id,
        key=key,
        subject=subject,
        sent_at=clock.now(),
        address_mark=address_mark(to),
    )
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(sent)
    return True
