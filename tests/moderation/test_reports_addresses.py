"""Which thing of this site an address leads to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.errors import Invalid
from forum.core.paging import LARGEST_ID
from forum.moderation.reports.addresses import read_address
from forum.moderation.reports.reasons import PRIORITIES, REASONS, priority_of

HOSTS = ("forum.example", "localhost", "[::1]")


def leads(typed):
    place = read_address(typed, HOSTS)
    return place.kind, place.number or place.name or place.path


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("https://forum.example/p/12", ("post", 12)),
        ("http://FORUM.example:8080/p/12?van=mail", ("post", 12)),
        (" /p/12 ", ("post", 12)),
        ("forum.example/p/12", ("post", 12)),
        ("https://[::1]:5000/p/12", ("post", 12)),
        ("/p/12/edit", ("post", 12)),
        ("/api/v1/posts/12", ("post", 12)),
        ("https://forum.example/t/7-hoe-begin-ik", ("thread", 7)),
        ("https://forum.example/t/7-hoe-begin-ik?after=20#p31", ("post", 31)),
        ("/t/7", ("thread", 7)),
        ("/api/v1/threads/7/posts", ("thread", 7)),
        ("/members/Jan%20Piet", ("member", "Jan Piet")),
        ("/factsheets/bewegen", ("page", "/factsheets/bewegen")),
        ("/p/99999999999999999999", ("page", "/p/99999999999999999999")),
        (f"/p/{LARGEST_ID}", ("post", LARGEST_ID)),
        ("/p/0", ("page", "/p/0")),
        ("https://forum.example", ("page", "/")),
        ("https://forum.example//evil.example/p", ("page", "/evil.example/p")),
        ("https://forum.example/%2F%5C/evil.example", ("page", "/evil.example")),
        ("/%5Cevil.example", ("page", "/evil.example")),
        ("/Koop%20nu?x=1", ("page", "/Koop%20nu")),
        ("/x%3Fy%23z", ("page", "/x%3Fy%23z")),
    ],
)
def test_an_address_of_ours_leads_to_one_thing(typed, found):
    assert leads(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "https://evil.example/p/12",
        "https://forum.example@evil.example/p/12",
        "https://forum.example.evil.example/p/12",
        "//evil.example/p/12",
        "evil.example/p/12",
        "javascript:alert(1)",
        "ftp://forum.example/p/12",
        "https://[::1/p/12",
        "https://forum.example:zes/p/1",
        "een bericht over rugpijn",
        "/messages/3#m5",
        "/" + "a" * 501,
        "/p/\x07",
    ],
)
def test_another_address_is_refused_at_its_field(typed):
    with pytest.raises(Invalid) as refused:
        read_address(typed, HOSTS)
    assert list(refused.value.errors) == ["url"]


@given(st.text())
def test_whatever_is_typed_is_read_or_refused(typed):
    try:
        place = read_address(typed, HOSTS)
    except Invalid as error:
        assert list(error.errors) == ["url"]
    else:
        assert place.path.startswith("/")
        assert 0 <= place.number <= LARGEST_ID


def test_every_reason_has_its_urgency():
    assert set(PRIORITIES) == set(REASONS)
    assert priority_of("onveilig", "") == 0 < priority_of("gevaarlijk_advies", "")
    assert priority_of("gevaarlijk_advies", "artikel 3") == 1 < priority_of("reclame", "artikel 3")
    assert priority_of("reclame", "artikel 3") < priority_of("reclame", "")
