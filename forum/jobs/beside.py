"""What a worker does beside its other work, each in a thread of its own: a machine elsewhere that
is slow or away holds up what else goes there, and letters not at all."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from flask import Flask

from forum.core.logs import kind_and_place

log = logging.getLogger(__name__)

ENDS = 12  # seconds that the end of the worker waits: more than one call takes

ShouldStop = Callable[[], bool]


@dataclass(frozen=True)
class Side:
    """`act` is done again and again, `pause` seconds after it was done. It ends early when what it
    is given says so; one that does not dies with the worker, and must stand that."""

    act: Callable[[ShouldStop], object]
    pause: float
    is_wanted: Callable[[Flask], bool]


@contextmanager
def beside(app: Flask, stop: Event, sides: Sequence[Side]) -> Iterator[None]:
    """Do these meanwhile, as far as there is anything to do."""
    ended = Event()
    wanted = [side for side in sides if side.is_wanted(app)]
    threads = [Thread(target=_work, args=(app, side, stop, ended), daemon=True) for side in wanted]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join(timeout=ENDS)


def _work(app: Flask, side: Side, stop: Event, ended: Event) -> None:
    """A database that is away is waited for."""

    def should_stop() -> bool:
        return stop.is_set() or ended.is_set()

    while not should_stop():
        try:
            with app.app_context():
                side.act(should_stop)
        except Exception as error:
            log.error("work beside the worker stumbled and goes on: %s", kind_and_place(error))
        ended.wait(side.pause)
