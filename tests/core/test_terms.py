"""What a text is about, whatever way it is written."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.core.terms import LONGEST_TERM, MOST_TERMS, STOP_WORDS, fold, terms

WORDS = st.lists(st.text(min_size=1, max_size=12), max_size=8)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Wandelen met een hernia", {"wandel", "hernia"}),
        ("HERNIA'S en wandelingen", {"wandel", "hernia"}),
        ("Hoe begin ik?", {"begin"}),
        ("Café, café\u0301 & CAFE", {"cafe"}),
        ("ideeën", {"ideeen"}),
        ("L5-S1", {"l5", "s1"}),
        ("wat is dat", set()),
        ("", set()),
        ("!?", set()),
    ],
)
def test_the_words_that_matter_in_their_stems(text, about):
    assert terms(text) == about


@pytest.mark.parametrize(
    ("one", "other"),
    [("oefening", "oefeningen"), ("rug", "ruggen"), ("loopt", "lopen"), ("stoel", "stoelen")],
)
def test_forms_of_a_word_are_one(one, other):
    assert terms(one) == terms(other)


def test_the_list_of_words_that_say_nothing_is_folded_itself():
    assert [word for word in STOP_WORDS if fold(word) != word] == []


@settings(deadline=None, max_examples=200, database=None)
@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@settings(deadline=None, max_examples=200, database=None)
@given(WORDS)
def test_case_accents_and_order_make_no_difference(words):
    text = " ".join(words)
    about = terms(text)
    assert terms(" ".join(reversed(words))) == about
    assert terms(fold(text)) == about
    assert terms(unicodedata.normalize("NFD", text)) == terms(unicodedata.normalize("NFC", text))


@settings(deadline=None, max_examples=200, database=None)
@given(st.text())
def test_terms_are_few_short_and_never_empty(text):
    about = terms(text)
    assert len(about) <= MOST_TERMS
    assert all(0 < len(term) <= LONGEST_TERM + 2 for term in about)


def test_a_text_made_to_be_slow_is_cut_off():
    assert len(terms(" ".join(f"woord{number}" for number in range(100_000)))) == MOST_TERMS
    assert max(map(len, terms("a" * 1_000_000))) <= LONGEST_TERM
