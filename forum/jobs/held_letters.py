"""The letter to who wrote something that was held, once a moderator decided. It tells nothing of
what it says: who opens the link must be logged in to read that."""

from forum.core.i18n import _
from forum.core.mail import Letter
from forum.jobs.letters import address, tell_member
from forum.moderation.events import HeldDecided
from forum.moderation.holding.queries import find_decided
from forum.moderation.holding.reasons import Decision


def held_decided(event: HeldDecided, key: str) -> Letter | None:
    found = find_decided(event.held_id)
    if found is None:
        return None
    is_placed = found.decision == Decision.PLACED
    subject = _("Je bericht is geplaatst") if is_placed else _("Je bericht is niet geplaatst")
    name = "held_placed" if is_placed else "held_refused"
    return tell_member(found.member_id, key, name, subject, link=address("held.index"))
