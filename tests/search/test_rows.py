"""Rows of words: within quotes as they were typed, and after a minus just those nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.search import asking
from tests import make
from tests.search.indexed import index_all

SAID = (
    "Mijn lage rug doet pijn",
    "Mijn rug is laag",
    "De rug, en lage stoelen",
    "Een lage en zere rug",
)
WORDS = st.sampled_from(["rug", "lage", "pijn", "stoel"])


@pytest.fixture
def titles(visitor):
    for title in SAID:
        make.thread(title=title, body="Hallo.")
    index_all()

    def ask(typed, sort):
        found = visitor.get("/api/v1/search", query_string={"q": typed, "sort": sort}).json
        return {hit["title"] for hit in found["items"]}

    return ask


@pytest.mark.parametrize("sort", ["best", "newest"])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"lage rug"', SAID[:1]),
        ('rug -"lage rug"', SAID[1:]),
        ('rug -"rug lage"', SAID),
        ('rug -"lage"', ()),  # one word is no row: none of its forms
        ('"lage rug" -"doet pijn"', ()),
        ('"lage rug" -"pijn doet"', SAID[:1]),
    ],
)
def test_a_row_of_words_is_one_thing(titles, typed, sort, found):
    assert titles(typed, sort) == {*found}


@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(WORDS, min_size=2, max_size=3))
def test_a_row_stands_in_a_text_or_it_does_not(text, row):
    """Whatever it is: one of both questions holds."""
    said, typed = " ".join(text), " ".join(row)
    wanted, barred = asking.read(f'"{typed}"'), asking.read(f'rug -"{typed}"')
    assert asking.has_rows(wanted, said) is not asking.has_rows(barred, said)
    assert asking.has_rows(wanted, said) is (f" {typed} " in f" {said} ")
