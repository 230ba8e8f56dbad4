"""How a text points at fact sheets."""

from time import process_time

import pytest

from forum.core.facts import MOST_FACTS, Fact, facts_in, lay, read_code
from forum.core.markdown import to_html

LINK = '<a href="/factsheets/helpt-rekken#bewering-2" class="fact">'


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("[[feit:helpt-rekken]]", Fact("helpt-rekken", 0)),
        ("[[feit:helpt-rekken#2]]", Fact("helpt-rekken", 2)),
        ("[[feit: helpt-rekken#2]]", Fact("helpt-rekken", 2)),
        ("[[feit:helpt-rekken#2@3]]", Fact("helpt-rekken", 2, 3)),
        ("> *[[feit:helpt-rekken#2]]*", Fact("helpt-rekken", 2)),
    ],
)
def test_a_code_becomes_a_link_that_is_read_back(text, fact):
    assert facts_in(to_html(text)) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "[[feit:Helpt]]", "[[feit:a b]]", "[[feit:a#0]]", "[[feit:a#1@]]", "[[feit:]]",
        "[[feit:a", "`[[feit:a]]`", "    [[feit:a]]", "\\[[feit:a]]",
        "[x](/factsheets/a)", '[x](/factsheets/a "fact")',
        '<a href="/factsheets/a" class="fact">factsheet a</a>',
    ],
)  # fmt: skip
def test_what_is_no_code_points_at_nothing(text):
    assert facts_in(to_html(text)) == []


def test_the_link_stays_where_nothing_is_shown_in_its_place():
    html = to_html("Zie [[feit:helpt-rekken#2]].")
    assert html == f"<p>Zie {LINK}factsheet helpt-rekken, bewering 2</a>.</p>\n"
    assert lay(html, lambda fact: None) == html
    assert lay(html, lambda fact: f"<i>{fact.key}\\1</i>") == "<p>Zie <i>2\\1</i>.</p>\n"


def test_a_code_is_read_with_brackets_and_without():
    assert read_code(" helpt-rekken#2 ") == read_code("[[feit:helpt-rekken#2]]")
    assert read_code("[[feit:helpt-rekken#2]]").code == "[[feit:helpt-rekken#2]]"
    assert read_code("twee woorden") is None


@pytest.mark.parametrize(
    "part",
    ["[[feit:", "[[feit:a#1]]", "[[feit:a#1]", "[[feit:a#1]](", "[[[feit:a]]]", "[[feit:a#1@"],
)
def test_texts_made_for_it_cost_no_second(part):
    text = (part * 50_000)[:50_000]
    begun = process_time()
    html = to_html(text)
    assert len(facts_in(html)) <= MOST_FACTS + 1
    lay(html, lambda fact: "x")
    assert process_time() - begun < 2
