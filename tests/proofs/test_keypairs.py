"""For whom a browser makes passkeys."""

import pytest

from forum.proofs.keypairs import Party, party_of


@pytest.mark.parametrize(
    ("base_url", "id", "origin"),
    [
        ("https://rug.example", "rug.example", "https://rug.example"),
        ("https://Rug.Example:443", "rug.example", "https://rug.example"),
        ("https://rug.example:8443", "rug.example", "https://rug.example:8443"),
        ("https://rug.example/forum", "rug.example", "https://rug.example"),
        ("http://localhost:5000", "localhost", "http://localhost:5000"),
        ("http://localhost:80", "localhost", "http://localhost"),
        ("http://forum.localhost", "forum.localhost", "http://forum.localhost"),
    ],
)
def test_it_is_the_host_and_what_browsers_call_it(base_url, id, origin):
    assert party_of(base_url) == Party(id, origin)


@pytest.mark.parametrize(
    "base_url",
    [
        "http://127.0.0.1:5000",
        "https://127.0.0.1",
        "https://[::1]:5000",
        "http://rug.example",
        "http://localhost.example",
        "http://notlocalhost",
    ],
)
def test_no_browser_has_passkeys_for_numbers_or_in_the_clear(base_url):
    assert party_of(base_url) is None
