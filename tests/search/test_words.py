"""What words are one, what they consist of, and that nothing that is typed costs much or fails."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from forum.accounts.viewer import Viewer
from forum.core.terms import fold
from forum.search import asking, finding, slips, snippets
from forum.search.compounds import terms_in
from forum.search.inflection import term_of
from forum.search.kinds import Found, Narrowing
from forum.search.words import index_terms

ONE_WORD = [
    "herstellen herstelde herstelden hersteld",
    "lopen liep liepen gelopen loopt",
    "knie knieen",
    "stijf stijve stijver",
    "revalidatie revalideren gerevalideerd",
    "opstaan opgestaan opstond",
    "afbouwen afgebouwd",
    "deadlift deadlifts",
    "verslijten versleten slijtage",
]
APART = [("spit", "spitten"), ("hernia", "herinneren")]
NASTY = [
    "%", "*", '"', '"a', "-", "--", '-"', "'", "\\", ":*", "& | !", "(", "\0", "\ud800"[:0], "😀",
    "de het een", "k_post", "t_rug", "b_0", "NEAR(a b)", "rug AND", "a" * 10_000,
    "rugpijn " * 1_250, '"' * 10_000, "-a " * 3_000, "é" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("forms", ONE_WORD)
def test_forms_of_one_word_are_one_term(forms):
    assert len({term_of(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_stay_apart(one, other):
    assert term_of(one) != term_of(other)


def test_compounds_are_their_parts():
    assert terms_in("rugpijn") == ("rug", "pijn")
    assert {"buik", "adem"} <= set(index_terms("buikademhaling"))
    assert terms_in("ademen") == ()
    assert terms_in("wandelende") == terms_in("wandelen") == ()


@pytest.mark.parametrize(("typed", "meant"), [("rugpyn", "rugpijn"), ("hernja", "hernia")])
def test_one_slip_is_forgiven(typed, meant):
    assert any(set(terms) <= set(index_terms(meant)) for terms in slips.meant(typed))


@given(st.text())
def test_any_text_has_terms_that_mean_nothing_to_an_index(text):
    for term in index_terms(text):
        assert term
        assert term.isalnum(), term


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_question_is_read(typed):
    asked = asking.read(typed)
    assert len(asked.wanted) <= asking.MOST_WORDS
    assert len(asked.phrases) <= asking.MOST_PHRASES


@given(st.text(), st.text(min_size=1))
def test_a_snippet_is_the_text_with_marks_and_nothing_else(before, word):
    text = f"{before} {word}"
    shown = snippets.marked(text, frozenset(index_terms(word)))
    plain = shown.replace(Markup("<mark>"), "").replace(Markup("</mark>"), "")
    assert str(plain) == str(escape(text))


@pytest.mark.parametrize("typed", NASTY)
def test_whatever_is_typed_is_answered_soon(app, typed):
    began = process_time()
    asked = asking.read(typed)
    if asked:
        finding.best(Viewer(), asked, Narrowing(), after=None)
        finding.newest(Viewer(), asked, Narrowing(), after=None)
    assert process_time() - began < 5


def test_what_narrows_posts_finds_nothing_of_other_kinds(app):
    narrowed = Narrowing(kinds=(Found.SHEET,), author="iemand")
    for find in (finding.best, finding.newest):
        assert find(Viewer(), asking.read("rug"), narrowed, after=None).items == []


def test_folding_comes_first():
    assert fold("Knieën") == "knieen"
