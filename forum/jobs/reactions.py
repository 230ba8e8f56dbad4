"""When this happens, do that: the whole table, in one place.

A reaction takes the event, changes one room, and is safe to run twice. A letter takes the event
and a key that stays the same at every attempt, and gives what to send, or None.
"""

from collections.abc import Callable
from typing import Any

from forum.accounts.events import EmailVerificationAsked, TakenEmailUsed
from forum.core.mail import Letter
from forum.jobs import letters
from forum.moderation.events import PseudonymSeen
from forum.proofs.events import (
    BackupCodesRenewed,
    IdentityLinked,
    IdentityUnlinked,
    PasskeyAdded,
    PasskeyRemoved,
    SecondFactorOff,
    SecondFactorOn,
    SecondFactorReset,
)
from forum.threads.events import ReplyPosted, ThreadStarted

Reaction = Callable[[Any], None]
LetterWriter = Callable[[Any, str], Letter | None]

REACTIONS: dict[type, tuple[Reaction, ...]] = {
    ThreadStarted: (),
    ReplyPosted: (),
}
LETTERS: dict[type, tuple[LetterWriter, ...]] = {
    EmailVerificationAsked: (letters.verify_email,),
    TakenEmailUsed: (letters.taken_email,),
    PseudonymSeen: (letters.pseudonym_seen,),
    SecondFactorOn: (letters.second_factor_on,),
    SecondFactorOff: (letters.second_factor_off,),
    SecondFactorReset: (letters.second_factor_reset,),
    BackupCodesRenewed: (letters.backup_codes_renewed,),
    IdentityLinked: (letters.identity_linked,),
    IdentityUnlinked: (letters.identity_unlinked,),
    PasskeyAdded: (letters.passkey_added,),
    PasskeyRemoved: (letters.passkey_removed,),
}
