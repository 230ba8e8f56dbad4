"""The forms of a word are one term, whichever of them is kept and whichever is looked for."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.terms import fold
from forum.search import asking, words
from forum.search.apart import verbs
from forum.search.compounds import terms_in
from forum.search.inflection import term_of

FILE = Path(__file__).with_name("forms.txt")
ROWS = [line.split() for line in FILE.read_text("utf-8").splitlines()]
PAIRS = [(row[0], form) for row in ROWS for form in row[1:]]
SENTENCES = [
    ("Ik bouwde tramadol af met een halve tablet per week", "afbouwen"),
    ("Zo stond ik na een week weer op zonder te kreunen", "opstaan"),
    ("Het lukt niet om het vol te houden", "volhouden"),
    ("Toen viel ik tien kilo af.", "afvallen"),
]
COMPOUNDS = [
    ("zadelafstelling", "zadel afstellen"),
    ("kleuterleidster", "kleuter leidster"),
    ("middelhardmatras", "middelhard matras"),
    ("bekkenbodemspieroefening", "bekken bodem spieren oefening"),
    ("lagerugpijn", "lage rugpijn"),
    ("lage-rug-pijn", "lage rugpijn"),
]
_LETTERS = st.text("abdefgijklnoprstuvz", min_size=1, max_size=24)


def test_the_table_is_long_enough():
    assert len(PAIRS) >= 200


@pytest.mark.parametrize(("word", "form"), PAIRS)
def test_a_form_is_the_term_of_its_word(word, form):
    assert term_of(fold(form)) == term_of(fold(word))


@pytest.mark.parametrize(("sentence", "verb"), SENTENCES)
def test_a_verb_that_is_written_apart_is_one(sentence, verb):
    assert verb in {whole for _word, whole in verbs(fold(sentence))}
    assert term_of(verb) in words.index_terms(sentence)


@pytest.mark.parametrize("sentence", ["Ik zit op de bank", "De hond ligt op mijn voet"])
def test_a_small_word_before_a_noun_belongs_to_no_verb(sentence):
    assert list(verbs(fold(sentence))) == []


@pytest.mark.parametrize(("one", "apart"), COMPOUNDS)
def test_a_compound_is_found_apart(one, apart):
    asked = asking.read(one)
    assert asking.holds(asked, frozenset(words.index_terms(apart)))


@pytest.mark.parametrize("word", ["misschien", "kinderen", "behandelen", "praktijk", "psycholoog"])
def test_what_only_looks_like_a_compound_is_none(word):
    assert terms_in(word) == ()


@given(st.one_of(_LETTERS, st.sampled_from([form for _word, form in PAIRS])))
def test_what_is_kept_is_found_by_itself(word):
    """The same code makes terms of what is kept and of what is asked."""
    asked = asking.read(word)
    kept = frozenset(words.index_terms(word))
    assert term_of(fold(word)) in kept or not asked
    assert asking.holds(asked, kept)


@given(_LETTERS)
def test_a_term_is_made_alike_each_time_and_is_never_empty(word):
    assert term_of(word) == term_of.__wrapped__(word) != ""
