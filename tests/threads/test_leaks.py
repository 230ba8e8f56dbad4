"""Nobody learns who is behind a pseudonym, by whichever way they read."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from flask import Flask

from tests.visitor import Visitor
from tests.world import ROLES, World
from tests.world.rows import arrive

pytest_plugins = ["tests.world.settled"]

# Addresses that show the thread or its posts, or tell of them.
# What waits for moderators because of a text; profiles and applications are openly somebody's.
OF_TEXTS = ("signal", "report", "flagged_post", "appeal", "held_post", "question")
PAGES = (
    "/t/{private.thread}",
    "/t/{private.thread}-{private.slug}",
    "/t/{private.thread}-{private.slug}?after=0",
    "/p/{private.post}",
    "/p/{private.post}/edit",
    "/p/{private.post}/delete",
    "/p/{private.answer}",
    "/settings/blocks",
    "/moderation/log",
    *(f"/moderation?kind={kind}" for kind in OF_TEXTS),
)
CALLS = (
    "/api/v1/threads/{private.thread}",
    "/api/v1/threads/{private.thread}/posts",
    "/api/v1/posts/{private.post}",
    "/api/v1/posts/{private.answer}",
    "/api/v1/me/blocks",
    "/api/v1/moderation/actions",
    *(f"/api/v1/moderation/queue?kind={kind}" for kind in OF_TEXTS),
)
BEHIND = ("member", "expert")


@pytest.fixture(scope="module")
def site(settled: tuple) -> Flask:
    return settled[0]


def _said(answer) -> list[str]:
    text = f"{answer.status} {answer.headers} {answer.text}"
    return [text, unescape(text), unquote(text)]


def _own_items(answer, world: World) -> list[dict]:
    return [item for item in answer.json["items"] if item.get("id") == world.private.thread]


def test_the_name_behind_a_pseudonym_is_on_no_page(as_each):
    def check(visitor: Visitor, world: World, path: str) -> None:
        arrive(visitor, world, is_api=path.startswith("/api"))
        answer = visitor.get(world.path(path))
        for who in (world.people[name] for name in BEHIND if name != world.role):
            for fact in (who.name, str(who.id), who.email):
                assert not any(fact in said for said in _said(answer)), fact
        if "private" in path:
            assert world.private.blocked not in answer.text

    as_each(check, PAGES + CALLS)


def test_no_list_names_who_started_it(as_each):
    def check(visitor: Visitor, world: World, path: str) -> None:
        arrive(visitor, world, is_api=False)
        (line,) = _lines(visitor.get(world.path(path)).text, world)
        assert world.member.name not in line
        assert str(world.member.id) not in line

    as_each(check, ["/", "/c/{category}", "/c/{category}?sort=newest"])


def _lines(page: str, world: World) -> list[str]:
    lines = re.findall(r'<li class="line">.*?</li>', page, flags=re.DOTALL)
    return [line for line in lines if f"/t/{world.private.thread}-" in line][:1]


@pytest.mark.parametrize("role", ROLES)
def test_no_profile_lists_what_was_written_under_another_name(visitor, world, role):
    world = world.as_seen_by(role)
    arrive(visitor, world, is_api=False)
    assert f"/t/{world.private.thread}-" not in visitor.get(f"/members/{world.member.name}").text


@pytest.mark.parametrize("role", ROLES)
def test_the_api_lists_it_under_its_own_name_alone(visitor, world, role):
    arrive(visitor, world.as_seen_by(role), is_api=True)
    (found,) = _own_items(visitor.get("/api/v1/threads?limit=100"), world)
    assert found["author"]["url"] is None
    assert world.member.name not in str(found)


def test_the_writer_alone_is_told_which_posts_are_theirs(visitor, world):
    arrive(visitor, world.as_seen_by("member"), is_api=False)
    page = visitor.get(world.path("/t/{private.thread}-{private.slug}")).text
    assert page.count("dit ben jij") == 2
