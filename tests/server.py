"""A web server on a free port of this machine, in threads, that stops without a trace."""

from contextlib import suppress
from socket import SHUT_RD, socket
from threading import Thread

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler


class QuietHandler(WSGIRequestHandler):
    def log_request(self, *_what: object) -> None:
        """Keep the output for what matters."""


class HttpServer(ThreadedWSGIServer):
    """Listens from the start, answers from `serve` until `stop`."""

    daemon_threads = False  # so that stopping waits for who is still being answered

    def __init__(self) -> None:
        super().__init__("127.0.0.1", 0, app=None, handler=QuietHandler)
        self.url = f"http://127.0.0.1:{self.port}"
        self.faults: list[str] = []
        self._open: set[socket] = set()
        self._thread: Thread | None = None

    def serve(self, app) -> None:
        self.app = _whole(app)
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def stop(self) -> None:
        if self._thread:
            self.shutdown()
            for connection in list(self._open):
                _stop_listening(connection)
            self._thread.join()
            self._thread = None
        self.server_close()

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def get_request(self):
        connection, address = super().get_request()
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def log(self, type: str, message: str, *_args: object) -> None:
        if type == "error":
            self.faults.append(message)


def _whole(app):
    """The same answers read to their end at once.

    A browser that goes on before it has read one resets the connection, and werkzeug then
    leaves the answer, with the file in it, open.
    """

    def answer(environ, start_response) -> list[bytes]:
        parts = app(environ, start_response)
        try:
            return [b"".join(parts)]
        finally:
            getattr(parts, "close", bool)()

    return answer


def _stop_listening(connection: socket) -> None:
    """A browser keeps its connections; on one where nothing more is asked, this is the end."""
    with suppress(OSError):  # closed in the meantime
        connection.shutdown(SHUT_RD)
