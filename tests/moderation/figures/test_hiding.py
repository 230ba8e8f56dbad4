"""No number under three is told, or can be worked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.moderation.figures.hiding import FEWEST, split, told

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 12), max_size=8)


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (2, None), (3, 3), (40, 40)])
def test_fewer_than_three_is_not_told(count, shown):
    assert told(count) == shown


@pytest.mark.parametrize(
    ("counts", "parts", "rest"),
    [
        ({}, {}, 0),
        ({"a": 5}, {"a": 5}, 0),
        ({"a": 2}, {}, 0),
        ({"a": 5, "b": 1}, {}, 6),
        ({"a": 5, "b": 4, "c": 1}, {"a": 5}, 5),
        ({"a": 5, "b": 2, "c": 1}, {"a": 5}, 3),
    ],
)
def test_what_is_too_small_goes_together(counts, parts, rest):
    found = split(counts)
    assert (dict(found.parts), found.rest) == (parts, rest)


@given(COUNTS)
def test_nothing_small_follows_from_what_is_told(counts):
    found, total = split(counts), sum(counts.values())
    assert all(counts[name] == count >= FEWEST for name, count in found.parts.items())
    assert found.rest == 0 or found.rest >= FEWEST
    if told(total):
        assert sum(found.parts.values()) + found.rest == total
    else:
        assert (found.parts, found.rest) == ({}, 0)
