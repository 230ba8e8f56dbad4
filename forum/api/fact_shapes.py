"""Claims as programs get them with the posts that they stand in."""

from typing import Any

from forum.api.door import address
from forum.factsheets.talk.facts import FactCard, PostFacts
from forum.threads.kinds import ReplyKind
from forum.threads.views import PostView

SHOWN = (
    "factsheet", "title", "claim", "text", "source_count", "status", "is_gone", "is_changed",
)  # fmt: skip


def beside(post: PostView, facts: PostFacts | None) -> dict[str, Any]:
    """Of a post that can be read."""
    if post.withheld or post.is_deleted:
        return {}
    found = facts or PostFacts()
    return {
        "claims": [_card(card) for card in found.cited.values()],
        "read_also": [_card(card) | {"note": card.note} for card in found.linked],
    }


def kind_of(post: PostView, *, is_fallen: bool) -> dict[str, Any]:
    """What a reply rests on; one whose sources all fell away is what its writer tells."""
    if not post.is_readable:
        return {}
    kind = ReplyKind.EXPERIENCE if is_fallen else post.kind
    return {"kind": kind, "source_changed": is_fallen}


def _card(card: FactCard) -> dict[str, Any]:
    shown = {name: getattr(card, name) for name in SHOWN}
    place = f"#bewering-{card.claim}" if card.claim else ""
    return shown | {"url": address("factsheets.show", slug=card.factsheet) + place}
