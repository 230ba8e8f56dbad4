"""Decisions as programs get them."""

from typing import Any

from forum.api.door import address
from forum.moderation.measures.statement import statement
from forum.moderation.measures.views import MeasureView

NAMES = (
    "id", "kind", "thread_id", "post_id", "reason", "is_automated", "taken_at", "until",
    "appeal_until", "reversed_at", "appeal",
)  # fmt: skip


def decision_shape(found: MeasureView) -> dict[str, Any]:
    told = statement(found)
    return {name: getattr(found, name) for name in NAMES} | {
        "statement": told.text,
        "elements": told,
        "url": address("decisions.show", measure_id=found.id),
    }


def measure_shape(found: MeasureView) -> dict[str, Any]:
    who = {"name": found.name, "moderator": found.moderator}
    return decision_shape(found) | who | {"url": address("measures.show", measure_id=found.id)}
