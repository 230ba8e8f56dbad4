"""Where a visitor comes from, with and without proxies of our own in front."""

import pytest
from flask import request

from forum import create_app
from tests.databases import new_instance
from tests.settings import ConfigForTests


@pytest.fixture
def seen():
    """Call it with how many proxies stand in front and the header; where it seems to come from."""

    def ask(hops: int, forwarded: str) -> str:
        config = ConfigForTests("sqlite://", instance=new_instance())
        config.PROXIES = hops
        site = create_app(config)
        seen = []
        site.before_request(lambda: seen.append(request.remote_addr))
        site.test_client().get("/healthz", headers={"X-Forwarded-For": forwarded})
        return seen[0]

    return ask


@pytest.mark.parametrize(
    ("hops", "forwarded", "address"),
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "198.51.100.7", "127.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_added_is_believed(seen, hops, forwarded, address):
    assert seen(hops, forwarded) == address
