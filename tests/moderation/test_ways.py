"""How moderators get from one page to another."""

import re

import pytest

from forum.moderation.gates import flags
from forum.moderation.gates.words.actions import in_words
from forum.moderation.queue import queries
from tests import make
from tests.moderation.gates.listed import watch
from tests.moderation.queued import held_post

LISTS = (
    "appeals", "flagged", "handbook", "held", "log", "messages", "profiles", "reasons",
    "report-objections", "reports", "signals", "words", "workload",
)  # fmt: skip
CRUMB = re.compile(r'<p class="crumbs"><a href="([^"]+)">')


@pytest.fixture
def keeper(visitor):
    return visitor.log_in(make.moderator())


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_in_reach_and_leads_back_to_what_waits(keeper, name):
    assert f'href="/moderation/{name}"' in keeper.get("/moderation").text
    assert CRUMB.findall(keeper.get(f"/moderation/{name}").text) == ["/moderation"]


def test_from_where_one_decides_one_finds_what_the_team_noted(keeper):
    name = held_post()
    there = f"/moderation/items/{name}"
    assert f'href="{there}"' in keeper.get("/moderation/held").text
    assert keeper.get(there).status_code == 200


def test_who_takes_up_one_of_a_list_comes_to_its_place_there(keeper):
    post = make.reply(make.thread(), body="Ik nam wonderolie.")
    watch("wonderolie")
    flags.flag(post.id, ["wonderolie"])
    (item,) = queries.items(make.viewer(make.moderator())).items
    onward = keeper.submit(f"/moderation/items/{item.name}/claim").location
    assert onward.endswith(f"#{item.name}")
    assert f'id="{item.name}"' in keeper.get(onward.partition("#")[0]).text


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("refuse", "weigeren"),
        ("art: flag → art: hold", "art: plaatsen en laten zien → art: eerst laten nakijken"),
        ("hold: flag → holding: replace", "hold: plaatsen en laten zien → holding: vervangen"),
        ("", ""),
    ],
)
def test_what_happens_to_a_word_is_called_as_the_list_does(app, note, said):
    assert in_words(note) == said


def test_the_log_is_in_words(keeper):
    watch("wonderolie")
    page = keeper.get("/moderation/log").text
    assert "eerst laten nakijken" in page
    assert "hold" not in page
