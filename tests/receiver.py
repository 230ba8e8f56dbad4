"""A program that hears of us: a real web server on this machine, that can answer badly too."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socket import create_server, socket
from threading import Thread
from typing import Any

from werkzeug.wrappers import Request, Response

from tests.server import HttpServer


@dataclass
class Receiver:
    """`came` are the requests, in their order; `answer` is what the next ones get."""

    url: str
    answer: Callable[[Request], Response] = lambda _request: Response("", 204)
    came: list[Request] = field(default_factory=list)

    def __call__(self, environ: dict, start_response: Any) -> Any:
        request = Request(environ)
        request.get_data(cache=True)
        self.came.append(request)
        return self.answer(request)(environ, start_response)

    def says(self, status: int, **headers: str) -> None:
        self.answer = lambda _request: Response("niets", status, headers)

    @property
    def keys(self) -> list[str]:
        return [request.headers["webhook-id"] for request in self.came]

    @property
    def told(self) -> list[dict]:
        return [json.loads(request.data) for request in self.came]


@contextmanager
def receiving() -> Iterator[Receiver]:
    with HttpServer() as server:
        receiver = Receiver(server.url)
        server.serve(receiver)
        yield receiver


@contextmanager
def raw(answer: Callable[[socket], None]) -> Iterator[str]:
    """The address of one that speaks no HTTP unless `answer` does."""
    listening = create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _where = listening.accept()
        with line:
            answer(line)

    thread = Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.close()
        thread.join(timeout=15)
