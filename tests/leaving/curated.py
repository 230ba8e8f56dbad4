"""What a member of the team found out about a source, and put on a list."""

from datetime import datetime

from forum.factsheets.models import ReferenceChange
from forum.factsheets.service.references.gathering import gather
from forum.moderation.gates.models import WatchedWord
from tests.factsheets.references.sources import publication
from tests.leaving.owner import Owner, keep


def keep_lists(owner: Owner, now: datetime) -> None:
    set_a_status(owner, now)
    word = {"word": owner.show("woord"), "key": owner.hide("zoekwoord"), "mark": 1}
    done = {"action": "hold", "replacement": "", "reason": owner.show("woordreden")}
    keep(WatchedWord(**word, **done, kept_by=owner.member.id, kept_at=now))


def set_a_status(owner: Owner, now: datetime) -> None:
    found = gather([publication(1, title=f"Bron van {owner.mark}")])
    keep(
        ReferenceChange(
            reference_id=found.ids[1],
            before="unknown",
            after="retracted",
            origin="moderator",
            reason=owner.show("bronstatus"),
            found_at=now,
            is_news=True,
            by_id=owner.member.id,
        )
    )
