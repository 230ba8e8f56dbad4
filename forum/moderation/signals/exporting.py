"""What one member's posts were taken for a sign of, and what the member did as a moderator."""

from collections.abc import Sequence

from forum.core.i18n import _
from forum.core.sections import Section, section
from forum.moderation.signals.answers import LABELS, LEVELS
from forum.moderation.signals.models import Signal
from forum.threads.owners import posts_of

OWN = {
    "post_id": _("Bericht nummer"),
    "level": _("Hoe snel te bellen"),
    "is_crisis": _("Mogelijk een roep om hulp"),
    "noted_at": _("Wanneer"),
    "waved_at": _("Wanneer je zei dat het niet van toepassing is"),
    "decided_at": _("Wanneer een moderator keek"),
}
DECIDED = {"decided_at": _("Beslist"), "decision": _("Besluit")}


def export(member_id: int) -> Sequence[Section]:
    mine = Signal.post_id.in_(posts_of(member_id))
    own = _("Berichten waarbij je een veiligheidsbericht kreeg")
    did = _("Alarmsignalen waar je als moderator naar keek")
    decided = Signal.decided_by == member_id
    return [
        section(Signal, mine, OWN, "signals", own, words={"level": LEVELS}),
        section(Signal, decided, DECIDED, "decided_signals", did, words={"decision": LABELS}),
    ]
