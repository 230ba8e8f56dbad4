"""The list of lay words is of one form, and says of each thing what it is called otherwise."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from forum.core.terms import fold
from forum.search import asking, lay
from forum.search.words import index_terms

FILE = Path(lay.__file__).parent / "data" / "lay.toml"
TOLD = tomllib.loads(FILE.read_text("utf-8"))
GROUPS = [group["words"] for group in TOLD["group"]]
ENTRIES = [word for group in GROUPS for word in group]
SPOKEN = [said for row in TOLD["spoken"].values() for said in row]
FOUND = [
    ("spit", "Vanochtend schoot het erin en nu kan ik niet overeind"),
    ("ischias", "De pijn loopt van mijn bil tot in mijn kuit"),
    ("hnp", "Mijn hernia is weer terug"),
    ("klapvoet", "Mijn voet blijft hangen als ik loop"),
    ("tramal", "Ik slik tramadol"),
    ("kine", "De fysiotherapie hielp"),
    ("lagerugpijn", "Sinds gisteren pijn in de onderrug, de lage rug"),
    ("scoliosebrace", "Een korset voor mijn scoliose"),
    ("pijnstiller", "Ik neem ibuprofen"),
]


def test_no_entry_stands_twice():
    assert [word for word, times in Counter(ENTRIES).items() if times > 1] == []


def test_every_group_has_two_entries_at_least():
    assert [group for group in GROUPS if len(group) < 2] == []


@pytest.mark.parametrize("entries", [ENTRIES, SPOKEN])
def test_every_entry_is_folded_and_has_words_that_matter(entries):
    for entry in entries:
        assert entry == fold(entry).strip()
        assert entry.replace(" ", "").isalnum(), entry
        assert len(lay.terms_of(entry)) >= (2 if " " in entry else 1), entry


def test_abbreviations_are_told_in_capitals():
    words = {word for entry in ENTRIES for word in entry.split()}
    assert set(TOLD["capitals"]) <= words
    assert lay.shipped().name(lay.terms_of("hnp")) == "HNP"
    assert lay.shipped().name(lay.terms_of("spit")) == "spit"


def test_what_is_narrower_is_of_another_group():
    for row in TOLD["narrower"]:
        group = next((group for group in GROUPS if row["from"] in group), [row["from"]])
        assert set(row["to"]).isdisjoint(group), row


@pytest.mark.parametrize(("asked", "text"), FOUND)
def test_what_is_called_otherwise_is_found(asked, text):
    assert asking.holds(asking.read(asked), frozenset(index_terms(text)))


def test_no_thing_is_looked_for_in_too_many_ways():
    assert all(len(lay.shipped().others(lay.terms_of(entry))) <= lay.MOST for entry in ENTRIES)
