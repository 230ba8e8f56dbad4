"""How much of a text changed since its writer was shown what it may be a sign of."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forum.posting.acknowledging import (
    MOST_CHANGED,
    SAMPLE,
    SETTLED,
    UNREAD,
    Ack,
    changed,
    covers,
    sketch,
)

KEY = b"k" * 32
WORDS = st.lists(st.sampled_from([f"woord{number}" for number in range(60)]), max_size=80)
RULES = st.frozensets(st.sampled_from("abcd"), max_size=4)


def share(before, after):
    return changed(sketch(" ".join(before), KEY), " ".join(after), KEY)


def counted(before, after):
    """The same measure, counted out."""
    longest = max(len(before), len(after))
    kept = sum(min(before.count(word), after.count(word)) for word in {*before})
    return 1 - kept / longest if longest else 0


@given(WORDS, WORDS)
def test_it_is_the_share_of_the_longer_one_that_the_other_has_not(before, after):
    assert share(before, after) == pytest.approx(counted(before, after))


@given(WORDS, st.randoms())
def test_the_order_and_what_stands_between_words_do_not_count(words, chance):
    mixed = chance.sample(words, len(words))
    assert changed(sketch(" ".join(words), KEY), ", ".join(mixed).upper() + "!", KEY) == 0


@given(WORDS, st.integers(0, 79))
def test_one_other_word_is_one_other_word(words, at):
    assume(words)
    after = [*words]
    after[at % len(words)] = "anders"
    assert share(words, after) == pytest.approx(1 / len(words))


@given(WORDS, WORDS, RULES, RULES)
def test_it_says_it_all_for_no_more_rules_and_for_much_the_same_words(before, after, read, found):
    ack = Ack(read, sketch(" ".join(before), KEY))
    is_said = not found or (found <= read and counted(before, after) <= MOST_CHANGED + 1e-9)
    assert covers(ack, found, " ".join(after), KEY) == is_said


@pytest.mark.parametrize(("others", "says_it_all"), [(3, True), (4, False)])
def test_three_words_in_ten_may_change(others, says_it_all):
    before = [f"w{number}" for number in range(10)]
    after = [f"anders{number}" for number in range(others)] + before[others:]
    ack = Ack(frozenset("a"), sketch(" ".join(before), KEY))
    assert covers(ack, {"a"}, " ".join(after), KEY) == says_it_all


@given(st.integers(0, 20), st.integers(0, 2**16))
def test_of_a_long_text_it_is_close(tenths, seed):
    long = [f"w{seed}x{number}" for number in range(2000)]
    kept = 2000 - tenths * 100
    after = [*long[:kept], *(f"nieuw{number}" for number in range(2000 - kept))]
    assert share(long, after) == pytest.approx(counted(long, after), abs=0.16)


def test_a_sketch_holds_no_more_than_numbers_and_no_more_than_a_sample():
    found = sketch(" ".join(f"w{number}" for number in range(5000)), KEY)
    assert (found.size, len(found.sample)) == (5000, SAMPLE)
    assert all(type(number) is int for number in found.sample)
    assert sketch("ik heb pijn", KEY) != sketch("ik heb pijn", b"x" * 32)


def test_who_read_nothing_is_asked_and_what_is_settled_is_not():
    assert not covers(UNREAD, {"a"}, "doof", KEY)
    assert covers(UNREAD, (), "doof", KEY)
    assert covers(SETTLED, {"a"}, "doof", KEY)
