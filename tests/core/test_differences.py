"""What changed between two texts: nothing of either is lost, and it never takes long."""

import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.core.differences import Effort, Kind, Piece, differences, shortened

LONGEST = 20_000
chance = random.Random(20300101)  # noqa: S311
TEXTS = st.text(st.sampled_from("ab \n!é🧩") | st.characters(), max_size=60)
quietly = settings(deadline=None, max_examples=300, database=None)


def _drawn(letters: str) -> str:
    return "".join(chance.choice(letters) for _ in range(LONGEST))


HOSTILE = {
    "empty lines": ("\n" * LONGEST, "\n" * (LONGEST - 1)),
    "two words turned": ("a b " * 5_000, "b a " * 5_000),
    "words by chance": (_drawn("ab "), _drawn("ab ")),
    "lines by chance": (_drawn("ab\n"), _drawn("ab\n")),
    "signs by chance": (_drawn("!?"), _drawn("!?")),
    "rhythm against rhythm": ("!?!" * 6_666, "?!!?" * 5_000),
    "nothing alike in words": ("a " * 10_000, "b " * 10_000),
    "nothing alike in lines": ("a\n" * 10_000, "b\n" * 10_000),
    "halves turned": ("!" * 10_000 + "?" * 10_000, "?" * 10_000 + "!" * 10_000),
    "every other line": (
        "".join(f"{number}\n!\n" for number in range(2_500)),
        "".join(f"{number}\n?\n" for number in range(2_500)),
    ),
    "a little in each line": (
        "".join(f"{number} !?!?\n" for number in range(1_500)),
        "".join(f"{number} ?!?!\n" for number in range(1_500)),
    ),
}


def _text(pieces: list[Piece], *kinds: Kind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


def _loses_nothing(pieces: list[Piece], old: str, new: str) -> None:
    assert _text(pieces, Kind.KEPT, Kind.REMOVED) == old
    assert _text(pieces, Kind.KEPT, Kind.ADDED) == new
    assert all(piece.text for piece in pieces)


@quietly
@given(TEXTS, TEXTS, st.integers(0, 200))
def test_applying_the_differences_gives_the_new_text_however_little_was_compared(old, new, left):
    _loses_nothing(differences(old, new), old, new)
    _loses_nothing(differences(old, new, Effort(left)), old, new)


@quietly
@given(TEXTS, TEXTS)
def test_shortening_leaves_out_only_what_stayed(old, new):
    pieces = shortened(differences(old * 20, old * 20 + new))
    assert _text(pieces, Kind.KEPT, Kind.SKIPPED, Kind.ADDED) == old * 20 + new


@quietly
@given(TEXTS)
def test_of_two_texts_that_are_the_same_all_is_kept(text):
    assert differences(text, text) == ([Piece(Kind.KEPT, text)] if text else [])


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_made_to_take_long_take_less_than_a_second(name):
    old, new = HOSTILE[name]
    began = process_time()
    pieces = differences(old, new)
    assert process_time() - began < 1
    _loses_nothing(pieces, old, new)


def test_many_pairs_together_take_no_more_effort_than_one():
    effort = Effort()
    for old, new in HOSTILE.values():
        _loses_nothing(differences(old, new, effort), old, new)
    began = process_time()
    for old, new in HOSTILE.values():
        differences(old, new, effort)
    assert process_time() - began < 1


def test_within_a_paragraph_the_words_that_changed_are_told():
    pieces = differences("Kop.\nIk liep vijf minuten.\nSlot.", "Kop.\nIk liep tien minuten.\nSlot.")
    assert pieces == [
        Piece(Kind.KEPT, "Kop.\nIk liep "),
        Piece(Kind.REMOVED, "vijf"),
        Piece(Kind.ADDED, "tien"),
        Piece(Kind.KEPT, " minuten.\nSlot."),
    ]


def test_a_paragraph_with_little_in_common_is_told_as_another_one():
    old, new = "Gisteren regende het.", "Vandaag zat ik lang achter mijn bureau."
    assert differences(old, new) == [Piece(Kind.REMOVED, old), Piece(Kind.ADDED, new)]


def test_of_a_long_text_only_what_stands_around_a_change_is_shown():
    long = "Een zin die blijft. " * 100
    pieces = shortened(differences(f"{long}Oud.{long}", f"{long}Nieuw.{long}"))
    assert [piece.kind for piece in pieces] == [
        Kind.SKIPPED, Kind.KEPT, Kind.REMOVED, Kind.ADDED, Kind.KEPT, Kind.SKIPPED,
    ]  # fmt: skip
    kept = [piece.text for piece in pieces if piece.kind == Kind.KEPT]
    assert sum(map(len, kept)) < 300
    words = set(long.split())
    assert all(
        set(text.lstrip(".").split()) <= words for text in kept
    )  # whole, and none cut in two


def test_a_word_that_is_longer_than_what_is_shown_is_cut():
    long = "woord" * 100
    pieces = shortened(differences(f"Kop {long}\nOud.", f"Kop {long}\nNieuw."))
    assert [piece.kind for piece in pieces] == [
        Kind.SKIPPED, Kind.KEPT, Kind.REMOVED, Kind.ADDED,
    ]  # fmt: skip
