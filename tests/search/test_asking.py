"""What is asked for is said to the index in as few ways as say it all."""

from hypothesis import given
from hypothesis import strategies as st

from forum.search.asking import Wanted
from forum.search.lay import Other

TERMS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(tuple)


def test_a_way_that_holds_another_says_no_more():
    ways = [("wervel",), ("rug", "wervel"), ("lend", "rug"), ("rug", "lend"), ("wervel",)]
    wanted = Wanted("wervel", tuple(Other(terms, 1.0) for terms in ways))
    assert wanted.least_ways == [("wervel",), ("lend", "rug")]


@given(st.lists(TERMS, max_size=6), st.sets(st.sampled_from("abcd")))
def test_the_fewest_ways_find_the_same(ways, text):
    wanted = Wanted("x", tuple(Other(terms, 1.0) for terms in ways))
    found = any(text.issuperset(terms) for terms in ways)
    assert any(text.issuperset(terms) for terms in wanted.least_ways) is found
