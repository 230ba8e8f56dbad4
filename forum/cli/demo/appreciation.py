"""What the people of the demo left with each other's posts."""

from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.marks.service.bookmarking import keep_post
from forum.marks.service.reacting import react
from forum.threads.kinds import ReactionKind
from forum.threads.posts import page_of_posts
from forum.threads.queries import get_thread
from forum.threads.service import accept_answer
from forum.threads.views import PostView

MOST = 4  # of a kind with a post: the demo has twenty people, and is to start at once
KEEPER, KEPT = "Wandelende_Wilma", ("t02", 4)
NOTE = "Bewaren voor het gesprek met de fysiotherapeut: tel per week, niet per dag."
ANSWERED = ("t11", 2)


def appreciate(content: list[dict[str, Any]], played: dict[str, int], ids: dict[str, int]) -> None:
    """`played` and `ids` are the threads and the people by their names in the content."""
    people = {name: get_viewer(member_id) for name, member_id in ids.items()}
    everyone = cycle(people.items())
    for thread in content:
        posts = _posts(played[thread["id"]], people["mod_Ingrid"])
        for told, post in zip(thread["posts"], posts, strict=True):
            _react(told, post, everyone, len(people))
        _choose(thread, posts, people)
    (thread_name, number), keeper = KEPT, people[KEEPER]
    keep_post(keeper, _posts(played[thread_name], keeper)[number - 1].id, note=NOTE)


def _posts(thread_id: int, viewer: Viewer) -> list[PostView]:
    thread = get_thread(viewer, thread_id)
    return list(page_of_posts(viewer, thread, after=None, limit=100).items)


def _react(
    told: dict[str, Any], post: PostView, everyone: Iterator[tuple[str, Viewer]], people: int
) -> None:
    for kind, count in told["reactions"].items():
        others = (who for name, who in islice(everyone, people) if name != told["author"])
        for who in islice(others, min(count, MOST)):
            react(who, post.id, ReactionKind(kind))


def _choose(thread: dict[str, Any], posts: list[PostView], people: dict[str, Viewer]) -> None:
    if thread["id"] == ANSWERED[0]:
        chosen = posts[ANSWERED[1] - 1]
        accept_answer(people[thread["author"]], chosen.thread_id, chosen.id)
