import re
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.web.sessions import own_address

PIECES = ["/", "//", "\\", ":", "@", "evil.example", "http:", "\t", "\n", ".", "?", "#", "[", "a"]


@pytest.mark.parametrize(
    "address", ["/", "/t/1-a?after=20", "/search?q=//evil", "/a:b", "/é", "/#x"]
)
def test_an_address_here_is_ours(address):
    assert own_address(address) == address


@pytest.mark.parametrize(
    "address", [None, "", "a", "//evil", "/\\evil", "http://localhost/", "/\t/a"]
)
def test_any_other_is_not(address):
    assert own_address(address) is None


@settings(deadline=None, max_examples=500, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.text(max_size=20))
def test_whatever_is_let_through_stays_here(address):
    """By Python's reading and by the browser's, which drops tabs and turns a `\\` round."""
    if own_address(address) is None:
        return
    seen = re.sub(r"[\t\r\n]", "", address.strip()).replace("\\", "/")
    assert re.match(r"/(?!/)", seen)
    assert urlsplit(urljoin("https://here.example/x", seen)).hostname == "here.example"


def test_choosing_a_language_lasts_and_survives_a_log_in(visitor):
    visitor.submit("/language", language="en", next="/help")
    assert '<html lang="en">' in visitor.get("/help").text
    assert visitor.submit("/language", language="xx").location == "/"
    assert '<html lang="en">' in visitor.get("/help").text


@pytest.mark.parametrize("path", ["/rules", "/privacy", "/help", "/language", "/api/docs"])
def test_pages_that_say_what_this_place_is(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert "<h1" in answer.text
