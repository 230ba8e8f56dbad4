"""The desk of an expert as JSON shows it."""

from typing import Any

from forum.api.door import address
from forum.api.hours import hour_line
from forum.api.question_shapes import line
from forum.factsheets.talk.overtaken import Overtaken
from forum.posting.desk import ExpertsDesk


def desk(found: ExpertsDesk) -> dict[str, Any]:
    return {
        "away_until": found.asked.away_until,
        "most_open": found.asked.most_open,
        "waiting": found.waiting,
        "held": [line(one) for one in found.held],
        "sheets_due": found.sheets,
        "changed_answers": [_overtaken(one) for one in found.overtaken],
        "hours": [hour_line(one) for one in found.hours],
    }


def _overtaken(found: Overtaken) -> dict[str, Any]:
    return {
        "post_id": found.post_id,
        "title": found.title,
        "answered_at": found.answered_at,
        "why": found.why,
        "url": address("posts.show", post_id=found.post_id),
    }
