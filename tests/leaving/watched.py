"""A word that a moderator put on the list."""

from datetime import datetime

from forum.moderation.gates.models import WatchedWord
from tests.leaving.owner import Owner, keep


def watch_a_word(owner: Owner, now: datetime) -> None:
    word = {"word": owner.show("woord"), "key": owner.hide("zoekwoord"), "mark": 1}
    done = {"action": "hold", "replacement": "", "reason": owner.show("woordreden")}
    keep(WatchedWord(**word, **done, kept_by=owner.member.id, kept_at=now))
