"""Posts as programs get them, with what stands under them and what the one who asks left there."""

from collections.abc import Sequence
from typing import Any

from forum.api import answer_shapes, fact_shapes, shapes
from forum.api.door import viewer
from forum.core.questions import ask_together
from forum.experts.answers.queries import ask_answers, ask_endorsements, joined
from forum.factsheets.talk.facts import ask_facts
from forum.factsheets.talk.sourced import ask_sources, without_source
from forum.marks.on_posts import ask_own_marks
from forum.moderation.signals.queries import ask_signals
from forum.moderation.signals.views import SignalView
from forum.polls.queries import ask_polls
from forum.threads.views import PostView


def shown(posts: Sequence[PostView]) -> list[dict[str, Any]]:
    """In one query for all of them."""
    around = ask_together(
        polls=ask_polls(viewer(), [post.id for post in posts]),
        facts=ask_facts(viewer(), posts),
        own=ask_own_marks(viewer(), posts),
        sources=ask_sources(posts),
        answers=ask_answers(viewer(), posts),
        endorsements=ask_endorsements(posts),
        signals=ask_signals(viewer(), [post.id for post in posts]),
    )
    answers = joined(around["answers"], around["endorsements"])
    polls, own, facts = around["polls"], around["own"], around["facts"]
    fallen = without_source(posts, facts, around["sources"])
    return [
        shapes.post(post, own, polls.get(post.id))
        | fact_shapes.beside(post, facts.get(post.id))
        | fact_shapes.kind_of(post, is_fallen=post.id in fallen)
        | answer_shapes.beside(post, answers.get(post.id))
        | _signal(around["signals"].get(post.id))
        for post in posts
    ]


def _signal(found: SignalView | None) -> dict[str, Any]:
    """`names_alarm` to all who read it; to its author, until waved away, what it names."""
    if found is None:
        return {}
    own = {"level": found.level, "crisis": found.is_crisis}
    shown: dict[str, Any] = {"names_alarm": True} if found.for_readers else {}
    return shown | ({"own_notice": own} if found.for_author else {})


def one_shown(post: PostView) -> dict[str, Any]:
    (alone,) = shown([post])
    return alone
