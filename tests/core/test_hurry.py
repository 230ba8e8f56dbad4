"""Another machine cannot make us wait for longer than we said."""

import socket
from contextlib import suppress
from threading import Event, Thread
from time import monotonic

import pytest
import requests

from forum.core.hurry import hurried

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"


@pytest.fixture(params=[HEAD[:9], HEAD])
def dripping(request):
    """The address of a server that says this much at once, and then a byte now and then."""
    over = Event()
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _address = server.accept()
        with line, suppress(OSError):
            line.sendall(request.param)
            while not over.wait(0.05):
                line.sendall(b"a")

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/"
    over.set()
    thread.join()
    server.close()


def test_neither_headers_nor_a_body_can_drip_for_ever(dripping):
    began = monotonic()
    error = pytest.raises(requests.RequestException)
    with requests.Session() as session, hurried(session, 0.5) as overdue, error:
        session.get(dripping, timeout=5)
    assert overdue.is_over
    assert monotonic() - began < 4


def test_who_answers_in_time_is_left_alone(http_server):
    with requests.Session() as session, hurried(session, 30) as overdue:
        assert session.get(http_server, timeout=5).status_code == 204
    assert not overdue.is_over


@pytest.fixture
def http_server():
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _address = server.accept()
        with line:
            line.recv(65536)
            line.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/"
    thread.join()
    server.close()
