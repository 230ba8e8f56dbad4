"""When this happens, do that: the whole table, in one place.

A reaction takes the event, changes one room, and is safe to run twice. A letter takes the event
and a key that stays the same at every attempt, and gives what to send, or None.
"""

from collections.abc import Callable
from typing import Any

from forum.accounts.events import EmailVerificationAsked, InactivityNoticed, TakenEmailUsed
from forum.core.mail import Letter
from forum.jobs import letters
from forum.leaving.events import LeavingAsked
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
    LeavingAsked: (letters.leaving,),
    InactivityNoticed: (letters.inactive,),
}
