"""An end to what another machine may stretch: headers and bodies that come a byte at a time."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from requests import Session


class Deadline:
    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    @property
    def is_over(self) -> bool:
        return monotonic() >= self._end

    def left(self) -> float:
        """Raises TimeoutError when there is nothing left."""
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class Overdue:
    """The lines that were opened, to be cut when the time is over."""

    def __init__(self) -> None:
        self.is_over = False
        self._lines: list[socket.socket] = []
        self._lock = Lock()

    def watch(self, line: socket.socket) -> None:
        with self._lock:
            self._lines.append(line)
            if self.is_over:
                _cut(line)

    def cut(self) -> None:
        with self._lock:
            self.is_over = True
            for line in self._lines:
                _cut(line)


@contextmanager
def hurried(session: "Session", seconds: float) -> Iterator[Overdue]:
    """All that this session asks is over by then: what still waits gets an error of its own."""
    overdue = Overdue()
    for adapter in session.adapters.values():
        manager: Any = adapter.poolmanager  # type: ignore[attr-defined]
        manager.pool_classes_by_scheme = {
            scheme: _watched(pool, overdue)
            for scheme, pool in manager.pool_classes_by_scheme.items()
        }
    timer = Timer(seconds, overdue.cut)
    timer.daemon = True
    timer.start()
    try:
        yield overdue
    finally:
        timer.cancel()


def _watched(pool: Any, overdue: Overdue) -> Any:
    class Line(pool.ConnectionCls):
        def connect(self) -> None:
            super().connect()
            overdue.watch(self.sock)

    return type(pool.__name__, (pool,), {"ConnectionCls": Line})


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
