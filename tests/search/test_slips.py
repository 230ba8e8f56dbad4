"""A slip is forgiven, and a word that is right is never taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.spelling import slips_of
from forum.search import asking, finding, slips, sounds
from forum.search.dictionary import is_word
from forum.search.words import index_terms

MEANT = """
rugpyn rugpijn
hernja hernia
amitriptiline amitriptyline
naproxenn naproxen
bedijfsarts bedrijfsarts
werkgver werkgever
verzekringsarts verzekeringsarts
omschoelen omscholen
bekenband bekkenband
bekkenfysioterapeut bekkenfysiotherapeut
puuber puber
anestesioloog anesthesioloog
spondylodeze spondylodese
hegtingen hechtingen
traagscuim traagschuim
toetsenboord toetsenbord
racefeits racefiets
overgewigt overgewicht
psygoloog psycholoog
neerslagtig neerslachtig
cronische chronische
klapfoet klapvoet
ostoeporose osteoporose
winkelwagne winkelwagen
kinesiterapeut kinesitherapeut
diklofenac diclofenac
iboeprofen ibuprofen
rontgenvoto rontgenfoto
zenuwworteblokkade zenuwwortelblokkade
tussenwervelschyf tussenwervelschijf
wandlen wandelen
"""
RIGHT = ["rugpijn", "heup", "heuppijn", "kussen", "kuste", "lopen", "kopen", "zadelhoogte", "staan"]


@pytest.mark.parametrize(("typed", "word"), [row.split() for row in MEANT.split("\n") if row])
def test_a_slip_is_forgiven(typed, word):
    asked = finding.with_slips(asking.read(typed))
    assert asking.holds(asked, frozenset(index_terms(word)))


@pytest.mark.parametrize("word", RIGHT)
def test_a_right_word_is_not_taken_for_its_neighbour(word):
    assert slips.meant(word) == ()


def test_what_was_meant_counts_less_than_what_was_typed():
    first, *others = finding.with_slips(asking.read("wandlen")).wanted[0].ways
    assert others
    assert all(other.weight < first.weight for other in others)


@given(st.sampled_from(["rugpijn", "hernia", "fysiotherapeut", "osteoporose"]), st.data())
def test_any_one_slip_in_a_word_of_ours_is_forgiven_or_is_a_word(word, data):
    typed = data.draw(st.sampled_from(sorted(slips_of(word) - {word})))
    asked = finding.with_slips(asking.read(typed))
    held = asking.holds(asked, frozenset(index_terms(word)))
    assert held or is_word(typed) or len(typed) < slips.SHORTEST or slips.is_known(typed)


def test_a_word_has_no_more_spellings_than_so_many():
    assert len(sounds.spelt("ieouijeicksxphz" * 2)) < 2 * sounds.MOST
