"""What somebody has to do with fact sheets in conversations."""

from datetime import datetime

from forum.factsheets.models import ClaimLink, FactSheet, PostClaim, SheetSuggestion
from forum.threads.models import Post
from tests.leaving.owner import Owner, keep


def talked_of(owner: Owner, first: Post, sheet: FactSheet, now: datetime) -> None:
    me = owner.member.id
    about = {"sheet_id": sheet.id, "claim_key": 1}
    asked = {"kind": "correctie", "body": owner.show("suggestie"), "source": owner.show("doi")}
    closed = {"closed_at": now, "closed_by": me, "outcome": "overgenomen"}
    keep(
        PostClaim(**about, post_id=first.id, number=1),
        ClaimLink(
            **about,
            post_id=first.id,
            note=owner.show("leesook"),
            moderator_id=me,
            created_at=now,
        ),
        SheetSuggestion(
            **about, **asked, **closed, answer=owner.show("uitleg"), member_id=me, created_at=now
        ),
    )
