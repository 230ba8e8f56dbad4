"""A machine that takes every line and never answers what it is asked."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import sleep


class Silent:
    """Takes every line and never answers; `trickles` says a word now and then."""

    def __init__(self, *, trickles: bool = False) -> None:
        self.came, self.was_called, self._trickles = 0, Event(), trickles
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._lines: list[socket.socket] = []

    def serve(self) -> None:
        while True:
            try:
                line, _where = self._listening.accept()
            except OSError:
                return
            self.came += 1
            self.was_called.set()
            self._lines.append(line)
            if self._trickles:
                Thread(target=_trickle, args=(line,), daemon=True).start()

    def stop(self) -> None:
        """Done twice it changes nothing."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        for one in (self._listening, *self._lines):
            one.close()


def _trickle(line: socket.socket) -> None:
    try:
        for letter in b"HTTP/1.1 " * 20:
            line.sendall(bytes([letter]))
            sleep(0.05)
    except OSError:
        return


@contextmanager
def serving(**how: bool) -> Iterator[Silent]:
    found = Silent(**how)
    thread = Thread(target=found.serve)
    thread.start()
    try:
        yield found
    finally:
        found.stop()
        thread.join()
