"""Where we call others: by what is written, and by what a name turns out to be."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.places import Allowed, NotAllowed, Place, is_public, read_address

HOSTS = "hooks.example.org, Other.example.org:8443, [2a00:1450::1]"
ALLOWED = Allowed.read(HOSTS, None)
HERE = Allowed.read("127.0.0.1:5001, localhost:5001", "127.0.0.0/8")

TAKEN = {
    "https://hooks.example.org": Place("https", "hooks.example.org", 443, "/"),
    "https://HOOKS.example.org:443/a?b=c%20d": Place(
        "https", "hooks.example.org", 443, "/a?b=c%20d"
    ),
    "https://hooks.example.org?a=b": Place("https", "hooks.example.org", 443, "/?a=b"),
    "https://other.example.org:8443/": Place("https", "other.example.org", 8443, "/"),
    "https://[2A00:1450::1]/": Place("https", "[2a00:1450::1]", 443, "/"),
}
REFUSED = {
    "http://hooks.example.org/": "not_https",
    "https://hooks.example.org:8443/": "host_not_allowed",
    "https://other.example.org/": "host_not_allowed",
    "https://elders.example/": "host_not_allowed",
    "https://hooks.example.org.elders.example/": "host_not_allowed",
    "https://elders-hooks.example.org/": "host_not_allowed",
    "https://sub.hooks.example.org/": "host_not_allowed",
    "https://127.0.0.1/": "host_not_allowed",
    "https://2130706433/": "host_not_allowed",
    "https://0x7f000001/": "host_not_allowed",
    "https://0177.0.0.1/": "host_not_allowed",
    "https://127.1/": "host_not_allowed",
    "https://[::ffff:127.0.0.1]/": "host_not_allowed",
    "https://[::1]/": "host_not_allowed",
    "https://hooks.example.org./": "bad_address",
    "https://jan:geheim@hooks.example.org/": "bad_address",
    "https://hooks.example.org@elders.example/": "bad_address",
    "https://elders.example\\@hooks.example.org/": "bad_address",
    "https://elders.example#@hooks.example.org/": "bad_address",
    "https://hooks.example.org/#deel": "bad_address",
    "https://hooks.example.org\\.elders.example/": "bad_address",
    "https:hooks.example.org/": "bad_address",
    "//hooks.example.org/": "bad_address",
    "ftp://hooks.example.org/": "bad_address",
    "file:///etc/passwd": "bad_address",
    "javascript:alert(1)": "bad_address",
    "https://hooks.example.org:0/": "bad_address",
    "https://hooks.example.org:99999/": "bad_address",
    "https://hooks.example.org:443443/": "bad_address",
    "https://hooks.example.org:4a/": "bad_address",
    "https://hooks.example.org/\r\nHost: elders.example": "bad_address",
    "https://hooks.example.org/een twee": "bad_address",
    "https://hooks.example.org/é": "bad_address",
    "https://hooks\u3002example.org/": "bad_address",
    "https://ｈooks.example.org/": "bad_address",
    "https://hooks.example.org\x00/": "bad_address",
    "https://": "bad_address",
    "": "bad_address",
}


@pytest.mark.parametrize("url", TAKEN)
def test_an_address_at_a_host_that_the_operator_named(url):
    assert ALLOWED.find(url) == TAKEN[url]


@pytest.mark.parametrize("url", REFUSED)
def test_any_other_leads_nowhere(url):
    with pytest.raises(NotAllowed, match=f"^{REFUSED[url]}$"):
        Allowed.read("hooks.example.org, other.example.org:8443", None).find(url)


def test_without_a_host_webhooks_are_off():
    assert not Allowed.read(None, None)
    assert not Allowed.read(" , ", "127.0.0.0/8")
    with pytest.raises(NotAllowed):
        Allowed.read(None, None).find("https://hooks.example.org/")


BELOW = Allowed.read("push.example.org, *.example.com, *.example.net:8443", None)


@pytest.mark.parametrize(
    ("url", "is_known"),
    [
        ("https://push.example.org/x", True),
        ("https://a.push.example.org/x", False),
        ("https://a.example.com/x", True),
        ("https://A.b.Example.com/x", True),
        ("https://example.com/x", False),
        ("https://evilexample.com/x", False),
        ("https://a.example.com.elders.example/x", False),
        ("https://a.example.com:8443/x", False),
        ("https://a.example.net:8443/x", True),
        ("https://a.example.net/x", False),
        ("https://*.example.com/x", False),
        ("http://a.example.com/x", False),
    ],
)
def test_a_name_with_a_star_stands_for_all_below_it_and_no_other(url, is_known):
    try:
        BELOW.find(url)
    except NotAllowed:
        assert not is_known
    else:
        assert is_known


@given(st.text())
def test_whatever_is_typed_is_an_address_or_is_not(text):
    try:
        place = read_address(text)
    except NotAllowed:
        return
    assert "\r" not in place.target + place.host
    assert place.target.startswith("/")


PUBLIC = ("93.184.216.34", "2a00:1450:4013::8a", "64:ff9b::5db8:d822")
PRIVATE = (
    *("127.0.0.1", "127.8.9.10", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "100.100.100.200", "0.0.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1"),
    *("255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0"),
    *("fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::"),
    *("2001:0:7f00:1::", "2001:db8::1", "100::1", "5f00::1", "::ffff:169.254.169.254"),
)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_place_on_the_internet_may_be_reached(address):
    assert is_public(ip_address(address))
    assert ALLOWED.may_reach(read_address("https://hooks.example.org/"), address)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_place_in_somebodys_network_may_not(address):
    assert not ALLOWED.may_reach(read_address("https://hooks.example.org/"), address)


def test_a_network_that_the_operator_opened_may_be_reached():
    allowed = Allowed.read("hooks.example.org", "10.1.2.0/24, fd00:1::/64")
    place = read_address("https://hooks.example.org/")
    for address in ("10.1.2.9", "::ffff:10.1.2.9", "fd00:1::7", "93.184.216.34"):
        assert allowed.may_reach(place, address)
    for address in ("10.1.3.9", "127.0.0.1", "fd00:2::7", "169.254.169.254"):
        assert not allowed.may_reach(place, address)


def test_without_tls_only_on_this_machine_and_only_when_that_was_opened():
    place = HERE.find("http://127.0.0.1:5001/haak")
    assert HERE.may_reach(place, "127.0.0.1")
    for address in ("93.184.216.34", "10.0.0.1", "::1"):
        assert not HERE.may_reach(place, address)
    with pytest.raises(NotAllowed, match="not_https"):
        Allowed.read("127.0.0.1:5001", "10.0.0.0/8").find("http://127.0.0.1:5001/")
