"""What a moderator leaves behind beside what was to be judged."""

from datetime import datetime

from forum.moderation.canned.models import CannedReason
from forum.moderation.claims.models import QueueClaim
from forum.moderation.queue.models import QueueNote, QueueSilence
from tests.leaving.owner import Owner, keep


def moderated(owner: Owner, now: datetime) -> None:
    mine = {"member_id": owner.member.id}
    which = {"kind": "held_post", "subject_id": owner.member.id}
    words = {"title": owner.show("redentitel"), "body": owner.show("redentekst")}
    keep(
        QueueClaim(**mine, **which, claimed_at=now, until=now),
        QueueNote(**mine, **which, opened_at=now, written_at=now, body=owner.show("teamnotitie")),
        QueueSilence(**mine, since=now),
        CannedReason(**words, code=owner.hide("code"), changed_by=owner.member.id, changed_at=now),
    )
