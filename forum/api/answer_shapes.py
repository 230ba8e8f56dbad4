"""Answers of experts as programs get them with the posts that hold their text."""

from typing import Any

from forum.api.door import address
from forum.experts.answers.views import AnswerView, EndorsementView
from forum.threads.views import PostView


def beside(post: PostView, found: AnswerView | None) -> dict[str, Any]:
    if found is None or not post.is_readable:
        return {}
    standing, told = found.standing(is_verified=post.author.is_expert)
    return {
        "answer": {
            "profession": found.profession,
            "verified_at": found.verified_at,
            "standing": standing,
            "standing_text": told,
            "notice": found.disclaimer,
            "answers": found.answers_id,
            "supplements": found.supplements_id,
            "endorsements": endorsements(found),
        }
    }


def endorsements(found: AnswerView) -> dict[str, Any]:
    items = [_endorsement(one) for one in found.endorsements]
    return {"count": found.endorsement_count, "mine": found.is_endorsed, "items": items}


def _endorsement(one: EndorsementView) -> dict[str, Any]:
    return {
        "name": one.name,
        "url": address("members.show", username=one.name) if one.name else None,
        "profession": one.profession,
        "endorsed_at": one.endorsed_at,
        "of_earlier_version": one.of_earlier,
    }
