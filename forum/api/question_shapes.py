"""A question to an expert as JSON shows it."""

from typing import Any

from forum.api import shapes
from forum.experts.questions.views import QuestionLine, QuestionView


def question(found: QuestionView) -> dict[str, Any]:
    return {
        "thread_id": found.thread_id,
        "state": found.state,
        "asked_at": found.asked_at,
        "answered_at": found.answered_at,
        "claimed_until": found.claimed_until,
        "holder": found.holder,
        "raised": found.is_raised,
        "late": found.is_late,
        "closed_reason": found.reason,
        "closed_words": found.words,
        "told": found.told if found.mine else None,
    }


def line(found: QuestionLine) -> dict[str, Any]:
    return question(found.question) | {"thread": shapes.thread(found.thread)}
