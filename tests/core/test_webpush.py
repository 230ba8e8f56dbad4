"""What goes to a push service: closed as the RFCs say, signed, and only to machines of others."""

import json
from datetime import UTC, datetime

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as some

from forum.core.outside import Answer, Unreachable, _seconds, is_outside, is_public, tell
from forum.core.webpush import (
    Gone,
    NotNow,
    Pusher,
    Subscription,
    Unwanted,
    decoded,
    encoded,
    new_private_key,
)
from tests.push.browser import Browser, PushService, claims_of
from tests.server import HttpServer

SAID = {"title": "Ruggespraak", "body": "nieuwe notificatie"}


@pytest.fixture
def service():
    with HttpServer() as server:
        found = PushService(server)
        server.serve(found)
        yield found


@pytest.fixture
def pusher():
    return Pusher(new_private_key(), "mailto:beheer@example.org", may_be_near=True)


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


@pytest.mark.parametrize(
    "address",
    [
        "http://push.example.org/x",
        "https://push.example.org:8443/x",
        "https://me:secret@push.example.org/x",
        "https://localhost/x",
        "https://push.example.org/x#deel",
        "https://push.example.org/een twee",
        "https://é.example.org/x",
        "ftp://push.example.org/x",
        "https://[",
        "javascript:alert(1)",
        "",
        "https://push.example.org/" + "x" * 2000,
    ],
)
def test_an_odd_address_is_no_place_for_all_the_world(address):
    assert not is_outside(address)
    with pytest.raises(Unreachable):
        tell(address, b"", {})


def test_a_push_service_is():
    assert is_outside("https://updates.push.services.mozilla.com/wpush/v2/gAAAAAB?x=1")
    assert not is_outside("http://127.0.0.1:9/x")
    assert is_outside("http://127.0.0.1:9/x", may_be_near=True)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.1.2.3", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1",
        "fd00::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1",
        "2002:a00:1::", "2001:db8::1", "fe80::1%eth0", "geen nummer",
    ],
)  # fmt: skip
def test_numbers_of_our_own_network_are_not_public(number):
    assert not is_public(number)


def test_numbers_of_others_are():
    assert is_public("93.184.215.14")
    assert is_public("2a00:1450:400e::1")
    assert is_public("::ffff:93.184.215.14")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433.", "127.1", "0x7f.0.0.1", "localhost.localdomain"]
)
def test_a_name_that_turns_out_to_be_near_is_not_spoken_to(host):
    with pytest.raises(Unreachable):
        tell(f"https://{host}/x", b"geheim", {})


def test_a_name_for_several_machines_is_refused_when_one_is_near(monkeypatch):
    found = [(2, 1, 6, "", (number, 443)) for number in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_more: found)
    with pytest.raises(Unreachable, match="not a public machine"):
        tell("https://push.example.org/x", b"", {})


def test_nobody_there_is_said_without_the_address():
    with pytest.raises(Unreachable) as raised:
        tell("http://127.0.0.1:1/geheim", b"", {}, may_be_near=True)
    assert "geheim" not in str(raised.value)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("0", 60), ("99999999999999", 3600), ("", 60), ("straks", 60), ("-5", 60)],
)
def test_when_to_come_back_stays_within_what_we_wait(said, seconds):
    assert _seconds(said) == seconds == Answer(429, _seconds(said)).retry_after


def test_a_moment_to_come_back_at_is_understood(time):
    time.at = datetime(2030, 1, 1, tzinfo=UTC)
    assert _seconds("Tue, 01 Jan 2030 00:10:00 GMT") == 600
    assert _seconds("Tue, 01 Jan 2030 00:10:00") == 60


@given(some.text(max_size=120), some.text(max_size=40))
def test_keys_that_are_none_are_seen(point, secret):
    assert not Subscription("https://push.example.org/x", point, secret).is_whole


def test_keys_that_are_some_are_too():
    given = Browser("https://push.example.org/x").given
    assert Subscription(**given).is_whole
    assert not Subscription(**given | {"p256dh": encoded(b"\4" + b"\1" * 64)}).is_whole
    assert json.dumps(given)
