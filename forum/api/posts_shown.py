"""Posts as programs get them, with what stands under them and what the one who asks left there."""

from collections.abc import Sequence
from typing import Any

from forum.api import fact_shapes, shapes
from forum.api.door import viewer
from forum.core.questions import ask_together
from forum.factsheets.talk.facts import ask_facts
from forum.marks.on_posts import ask_own_marks
from forum.polls.queries import ask_polls
from forum.threads.views import PostView


def shown(posts: Sequence[PostView]) -> list[dict[str, Any]]:
    """In one query for all of them."""
    around = ask_together(
        polls=ask_polls(viewer(), [post.id for post in posts]),
        facts=ask_facts(viewer(), posts),
        own=ask_own_marks(viewer(), posts),
    )
    polls, own, facts = around["polls"], around["own"], around["facts"]
    return [
        shapes.post(post, own, polls.get(post.id)) | fact_shapes.beside(post, facts.get(post.id))
        for post in posts
    ]


def one_shown(post: PostView) -> dict[str, Any]:
    (alone,) = shown([post])
    return alone
