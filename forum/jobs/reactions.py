"""When this happens, do that: the whole table, in one place.

A reaction takes the event, changes one room, and is safe to run twice. A letter takes the event
and a key that stays the same at every attempt, and gives what to send, or None. A job is work too
long for one transaction: it takes the event and its claim, opens short transactions of its own in
which it holds on to the claim, and can be begun again at any moment.
"""

from collections.abc import Callable
from typing import Any

from forum.accounts.events import EmailVerificationAsked, TakenEmailUsed
from forum.core.mail import Letter
from forum.core.outbox import Claim
from forum.jobs import letters
from forum.jobs.exporting import make_export
from forum.leaving.exports import ExportAsked, ExportReady
from forum.threads.events import ReplyPosted, ThreadStarted

Reaction = Callable[[Any], None]
LetterWriter = Callable[[Any, str], Letter | None]
Job = Callable[[Any, Claim], None]

REACTIONS: dict[type, tuple[Reaction, ...]] = {
    ThreadStarted: (),
    ReplyPosted: (),
}
LETTERS: dict[type, tuple[LetterWriter, ...]] = {
    EmailVerificationAsked: (letters.verify_email,),
    TakenEmailUsed: (letters.taken_email,),
    ExportReady: (letters.export_ready,),
}
JOBS: dict[type, tuple[Job, ...]] = {
    ExportAsked: (make_export,),
}
