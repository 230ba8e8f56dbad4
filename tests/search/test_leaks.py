"""Nobody finds what they may not read, whatever they ask for, by page or by program.

The words of the world's secrets are asked for in small letters, so that what stands in an answer
as it was written is no echo of the question.
"""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import delete

from forum.core.db import db
from forum.core.throttles import Throttle
from tests.search.indexed import index_all
from tests.visitor import Visitor
from tests.world import World
from tests.world.rows import arrive

pytest_plugins = ["tests.world.settled"]

WORD = re.compile(r"[A-Z][\w -]{4,60}")
TOGETHER = 4  # words asked at once, where a text is found that has some of them
PAGES = ("/search?q={}", "/search?q={}&sort=newest", "/suggestions?q={}", "/search/own?q={}")
CALLS = ("/api/v1/search?q={}", "/api/v1/suggestions?q={}", "/api/v1/me/search?q={}")
NEWEST = "/api/v1/search?q={}&sort=newest"
OF_WRITERS = "/api/v1/search?q={}&author={}"


@pytest.fixture(scope="module")
def site(settled: tuple) -> Flask:
    return settled[0]


def _secrets(world: World) -> list[str]:
    """Those words of which the role may not be told."""
    hidden = world.hidden_from(world.role)
    return [text for text in hidden if WORD.fullmatch(text)]


def _asked(world: World, path: str) -> Iterator[str]:
    many, words = 1 if path == NEWEST else TOGETHER, _secrets(world)
    for begin in range(0, len(words), many):
        group = words[begin : begin + many]
        yield path.format("+".join(group).lower().replace(" ", "+"))


def _keeps(visitor: Visitor, world: World, path: str) -> None:
    hidden = world.hidden_from(world.role)
    for asked in _asked(world, path):
        db.session.execute(delete(Throttle))  # nobody else may ask so often
        said = visitor.get(asked).text
        assert [text for text in hidden if text in said and text not in asked] == [], asked


@pytest.mark.parametrize("path", [*PAGES, *CALLS, NEWEST])
def test_no_answer_holds_what_its_reader_may_not_read(as_each, path):
    def check(visitor: Visitor, world: World, asked: str) -> None:
        index_all()
        arrive(visitor, world, is_api=asked.startswith("/api"))
        _keeps(visitor, world, asked)

    as_each(check, [path])


def test_what_may_be_read_is_found(as_each):
    """Or the test above would hold of a search that finds nothing."""

    def check(visitor: Visitor, world: World, _path: str) -> None:
        index_all()
        arrive(visitor, world, is_api=True)
        found = visitor.get("/api/v1/search?q=ledentekst").json["items"]
        assert bool(found) == (world.role not in ("guest", "unverified"))
        assert visitor.get("/api/v1/search?q=gesprek").json["items"]

    as_each(check, [""])


def test_what_is_under_another_name_is_not_found_by_the_own_one(as_each):
    def check(visitor: Visitor, world: World, _path: str) -> None:
        index_all()
        arrive(visitor, world, is_api=True)
        for sort in ("best", "newest"):
            path = OF_WRITERS.format("gesprek+schuilreactie+reactie", world.member.name)
            found = visitor.get(f"{path}&sort={sort}").json["items"]
            assert world.private.thread not in {hit["thread_id"] for hit in found}

    as_each(check, [""])


def test_of_a_member_neither_number_nor_address_is_told(as_each):
    def check(visitor: Visitor, world: World, _path: str) -> None:
        index_all()
        arrive(visitor, world, is_api=True)
        answer = visitor.get(f"/api/v1/search?q={world.people['expert'].name}&kind=member")
        told = [hit for hit in answer.json["items"] if hit["type"] == "member"]
        assert all(hit["id"] is None for hit in told)
        assert str(world.people["expert"].id) not in answer.text

    as_each(check, [""])
