"""The diary's own page: calm for who is new to it, and for who has years in it."""

import re
from urllib.parse import unquote

import pytest

from tests import make
from tests.recovery.keeping import check_in, told

MORE = [
    "/recovery/activities",
    "/recovery/experiments",
    "/recovery/reminders",
    "/recovery/shared",
    "/recovery/export",
    "/recovery/import",
]


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


def _main(own, path: str = "/recovery") -> str:
    return own.get(path).text.split("<main")[1].split("</main>")[0]


def _links(html: str) -> list[str]:
    return re.findall(r'<a [^>]*href="([^"]+)"', html)


@pytest.mark.parametrize("count", [0, 1, 3, 15])
def test_the_way_to_a_check_in_stands_first_and_all_else_is_folded_in_one_list(own, keeper, count):
    for ago in range(count):
        check_in(keeper, ago, told(pain=3, walking=4))
    main = _main(own)
    folded = re.search(r"Meer in je dagboek</summary>(.*?)</details>", main, re.S)[1]
    assert [link for link in _links(folded) if "?day=" not in link] == MORE
    assert all(main.count(f'href="{link}"') == 1 for link in MORE)
    assert re.findall(r'class="button" href="([^"]+)"', main) == ["/recovery/check-in"]
    assert main.index("/recovery/check-in") < main.index(MORE[0])


@pytest.mark.parametrize(
    ("count", "said", "unsaid"),
    [
        (0, ["Nog geen check-ins"], ["Het verloop", "Je check-ins", "Hoe we vergelijken"]),
        (1, ["Nog te weinig check-ins", "Je check-ins"], ["Het verloop", "Nog geen check-ins"]),
        (3, ["Nog te weinig check-ins", "Het verloop", "Je check-ins"], ["Hoe we vergelijken"]),
        (15, ["Ongeveer gelijk", "Het verloop", "Hoe we vergelijken"], ["Nog te weinig"]),
    ],
)
def test_it_says_what_there_is_by_how_much_there_is(own, keeper, count, said, unsaid):
    for ago in range(count):
        check_in(keeper, ago, told(pain=3))
    main = _main(own)
    assert all(words in main for words in said)
    assert not any(words in main for words in unsaid)


@pytest.mark.parametrize("path", ["/recovery/check-in", "/recovery/experiments", MORE[2]])
def test_who_did_not_agree_yet_is_led_to_where_a_diary_begins(visitor, path):
    own = visitor.log_in(make.member())
    answer = own.get(path)
    assert answer.status_code == 403
    main = answer.text.split("<main")[1]
    assert "Nog één stap" in main
    assert f'class="button" href="/recovery?next={path}"' in unquote(main)
    assert "Ik geef toestemming en begin" in own.get("/recovery").text


@pytest.mark.parametrize(
    ("asked", "is_chosen"),
    [("?kind=recovery", True), ("", False), ("?kind=recovery&category=werk", False)],
)
def test_a_story_that_is_begun_stands_where_stories_belong(visitor, asked, is_chosen):
    make.category(slug="herstelverhalen", name="Herstelverhalen")
    page = visitor.log_in(make.member()).get(f"/new{asked}").text
    assert ('value="herstelverhalen" selected' in page) == is_chosen


def test_what_went_wrong_is_where_one_begins_to_read(own):
    page = own.submit("/recovery/check-in", day="morgen", version="0")
    assert page.text.count("autofocus") == 1
    assert 'role="alert" tabindex="-1" autofocus' in page.text
    assert "autofocus" not in own.get("/recovery/check-in").text
