"""What goes to a push service: closed as the RFCs say, signed, and only to machines of others."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as some

from forum.core.webpush import (
    Gone,
    NotNow,
    Pusher,
    Subscription,
    Unreachable,
    Unwanted,
    decoded,
    encoded,
    new_private_key,
)
from tests.push.browser import Browser, PushService, claims_of, near
from tests.server import HttpServer

SAID = {"title": "Ruggespraak", "body": "nieuwe notificatie"}


@pytest.fixture
def service():
    with HttpServer() as server:
        found = PushService(server)
        server.serve(found)
        yield found


@pytest.fixture
def pusher(service):
    return Pusher(new_private_key(), "mailto:beheer@example.org", near(service.url))


def test_what_closes_a_message_does_as_the_example_of_rfc_8291():
    def key(number: str) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(int.from_bytes(decoded(number)), ec.SECP256R1())

    made = http_ece.encrypt(
        b"When I grow up, I want to be a watermelon",
        salt=decoded("DGv6ra1nlYgDCS1FRnbzlw"),
        private_key=key("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
        dh=decoded(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        ),
        auth_secret=decoded("BTBZMqHH6r4Tts7J_aSIgg"),
        version="aes128gcm",
    )
    assert encoded(made) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInm"
        "YWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQe"
        "xSgSxsj_Qulcy4a-fN"
    )


def test_only_the_browser_reads_it_and_the_service_knows_who_sends(service, pusher, time):
    time.at = datetime(2030, 6, 1, 12, tzinfo=UTC)
    browser = service.browser()
    pusher.push(browser.subscription, SAID)
    ((path, headers, body),) = service.came
    assert (path, headers["Content-Encoding"], headers["Ttl"]) == ("/een", "aes128gcm", "86400")
    assert browser.opened(body) == SAID
    assert b"notificatie" not in body
    claims, key = claims_of(headers["Authorization"])
    assert key == pusher.public_key
    assert claims["aud"] == service.url
    assert claims["sub"] == "mailto:beheer@example.org"
    assert 0 < claims["exp"] - time.at.timestamp() <= 24 * 3600


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, Gone), (410, Gone), (429, NotNow), (503, NotNow), (403, Unwanted), (302, Unwanted)],
)
def test_what_a_service_answers_is_understood(service, pusher, status, error):
    service.status, service.headers = status, {"Location": "/elders", "Retry-After": "120"}
    with pytest.raises(error) as raised:
        pusher.push(service.browser().subscription, SAID)
    assert len(service.came) == 1
    if error is NotNow:
        assert raised.value.seconds == 120


def test_where_we_do_not_go_nothing_is_sent(service, pusher):
    elsewhere = replace(pusher, allowed=near("http://127.0.0.1:9"))
    with pytest.raises(Unwanted, match="^host_not_allowed$"):
        elsewhere.push(service.browser().subscription, SAID)
    assert service.came == []


def test_nobody_there_is_said_without_the_address():
    pusher = Pusher(new_private_key(), "x", near("http://127.0.0.1:1"))
    with pytest.raises(Unreachable, match="^no_connection$"):
        pusher.push(Browser("http://127.0.0.1:1/geheim").subscription, SAID)


@given(some.text(max_size=120), some.text(max_size=40))
def test_keys_that_are_none_are_seen(point, secret):
    assert not Subscription("https://push.example.org/x", point, secret).is_whole


def test_keys_that_are_some_are_too():
    given = Browser("https://push.example.org/x").given
    assert Subscription(**given).is_whole
    assert not Subscription(**given | {"p256dh": encoded(b"\4" + b"\1" * 64)}).is_whole
    assert json.dumps(given)
