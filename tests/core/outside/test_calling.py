"""One message to one address, with real servers that do as they please."""

import socket
from time import monotonic, sleep

import pytest
from werkzeug.wrappers import Response

from forum.core import outside
from forum.core.outside import Outcome, post
from forum.core.places import Allowed
from tests.receiver import raw

NETWORK = "127.0.0.0/8"
TYPE = {"Content-Type": "application/json", "webhook-id": "msg_1"}


def sent(url: str, *, hosts: str = "", networks: str | None = NETWORK, body=b"{}") -> Outcome:
    named = hosts or url.partition("://")[2].partition("/")[0]
    return post(Allowed.read(named, networks), url, TYPE, body)


def test_it_arrives_whole(receiver):
    outcome = sent(f"{receiver.url}/haak?a=b%20c", body=b'{"a":1}')
    assert (outcome.status, outcome.error, outcome.is_good) == (204, None, True)
    (came,) = receiver.came
    assert (came.method, came.full_path, came.data) == ("POST", "/haak?a=b%20c", b'{"a":1}')
    assert came.headers["Host"] == receiver.url.removeprefix("http://")
    assert came.headers["Content-Type"] == "application/json"
    assert came.headers["webhook-id"] == "msg_1"


@pytest.mark.parametrize("status", [200, 202, 299])
def test_any_2xx_is_a_yes(receiver, status):
    receiver.says(status)
    assert sent(receiver.url).is_good


@pytest.mark.parametrize("status", [400, 401, 404, 410, 429, 500, 503])
def test_what_else_is_answered_is_a_no(receiver, status):
    receiver.says(status)
    outcome = sent(receiver.url)
    assert (outcome.status, outcome.error, outcome.is_good) == (status, None, False)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(receiver, status):
    receiver.says(status, Location=f"{receiver.url}/elders")
    outcome = sent(receiver.url)
    assert (outcome.status, outcome.error, outcome.is_good) == (status, "redirect", False)
    assert len(receiver.came) == 1


def test_an_endless_answer_is_not_read(receiver):
    receiver.answer = lambda _request: Response(b"x" * 50_000_000, 200)
    assert sent(receiver.url).is_good


def test_no_proxy_of_the_environment_is_asked(receiver, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert sent(receiver.url).is_good


def test_a_name_that_leads_into_the_network_is_not_called(receiver):
    port = receiver.url.rpartition(":")[2]
    outcome = sent(f"https://localhost:{port}/", networks=None)
    assert (outcome.error, receiver.came) == ("address_not_allowed", [])
    assert sent(f"http://localhost:{port}/", networks="10.0.0.0/8").error == "not_https"


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0"])
def test_other_ways_to_write_this_machine_gain_nothing(receiver, host):
    """Even where an operator named them."""
    port = receiver.url.rpartition(":")[2]
    outcome = sent(f"https://{host}:{port}/", networks=None)
    assert outcome.error in ("address_not_allowed", "no_such_host")
    assert receiver.came == []


def test_a_name_is_looked_up_once_and_the_very_address_is_called(receiver, monkeypatch):
    """Or a name could lead somewhere allowed when asked, and elsewhere when called."""
    port = int(receiver.url.rpartition(":")[2])
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found(answers.pop(0), port))
    assert sent(f"http://haak.test:{port}/").is_good
    assert answers == [["10.0.0.1"]]


def test_one_address_that_is_not_allowed_spoils_the_name(receiver, monkeypatch):
    port = int(receiver.url.rpartition(":")[2])
    both = ["127.0.0.1", "10.0.0.1"]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found(both, port))
    assert sent(f"http://haak.test:{port}/").error == "address_not_allowed"
    assert receiver.came == []


def found(addresses: list[str], port: int) -> list[tuple]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]


def test_nobody_there():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    assert sent(url).error == "no_connection"


def test_a_name_that_does_not_exist():
    assert sent("https://bestaat-niet.invalid/").error == "no_such_host"
    assert sent(f"https://{'a' * 70}.example/").error == "no_such_host"


def test_what_is_no_answer_of_the_web():
    for said in (b"", b"hallo\r\n\r\n", b"HTTP/1.1 99 x\r\n", b"HTTP/2 200\r\n", b"x" * 9000):
        with raw(lambda line, said=said: (line.recv(4096), line.sendall(said))) as url:
            assert sent(url).error in ("odd_answer", "no_connection")


def test_what_comes_before_the_answer_is_passed_over():
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"

    def answer(line: socket.socket) -> None:
        line.recv(4096)
        for piece in (early[:20], early[20:], b"HTTP/1.1 100\r\n\r\n", b"HTTP/1.1 2", b"00\r\n"):
            line.sendall(piece)
            sleep(0.02)

    with raw(answer) as url:
        assert sent(url).status == 200


def test_one_who_says_a_word_now_and_then_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(outside, "TOTAL", 0.5)

    def trickle(line: socket.socket) -> None:
        try:
            for letter in b"HTTP/1.1 200 OK" * 20:
                line.sendall(bytes([letter]))
                sleep(0.1)
        except OSError:
            return

    with raw(trickle) as url:
        began = monotonic()
        outcome = sent(url)
        assert outcome.error == "timeout"
        assert monotonic() - began < 3


def test_one_who_says_nothing_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(outside, "TOTAL", 0.3)
    with raw(lambda line: sleep(1)) as url:
        outcome = sent(url)
    assert outcome.error == "timeout"
    assert 300 <= outcome.duration_ms < 3000


def test_a_name_that_takes_long_to_look_up_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(outside, "TOTAL", 0.3)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: sleep(1.5))
    outcome = sent("https://traag.example/")
    assert outcome.error == "timeout"
    assert 300 <= outcome.duration_ms < 1400


def test_the_next_address_of_a_name_is_tried_when_the_first_does_not_answer(receiver, monkeypatch):
    port = int(receiver.url.rpartition(":")[2])
    both = ["127.9.9.9", "127.0.0.1"]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found(both, port))
    assert sent(f"http://haak.test:{port}/").is_good
