"""What a member who curates found out about a source."""

from datetime import datetime

from forum.factsheets.models import ReferenceChange
from forum.factsheets.service.references.gathering import gather
from tests.factsheets.references.sources import publication
from tests.leaving.owner import Owner, keep


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
