"""Works through the outbox, one entry at a time. Several workers may run beside each other.

An event first becomes one entry per handler, so that a handler that fails is retried alone.
Reactions commit together with their mark; letters are sent, and long jobs done, outside any
transaction. What there is no room for yet waits, which is no failure.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from flask import current_app

from forum.accounts.mail_wishes import is_reached
from forum.accounts.service import bouncing, mailing
from forum.core import clock, letter_keys, outbox
from forum.core.db import let_go, transaction
from forum.core.errors import TooMany
from forum.core.lanes import ALL, Lane
from forum.core.logs import kind_and_place
from forum.core.mail import Letter, Outlet
from forum.core.outbox import Claim, Lost, OutboxEvent
from forum.core.smtp import NoSuchBox, Undeliverable
from forum.jobs import reactions

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """What was claimed, as plain data that outlives its transaction."""

    id: int
    name: str
    handler: str | None
    payload: dict[str, Any]
    attempts: int
    recorded_at: datetime

    @property
    def key(self) -> str:
        """With the time, because SQLite gives an id again when the last row is gone."""
        return letter_keys.key_of(f"outbox-{self.id}-{self.recorded_at:%Y%m%d%H%M%S%f}")

    @classmethod
    def of(cls, found: OutboxEvent) -> "Entry":
        return cls(**{name: getattr(found, name) for name in cls.__annotations__})


def run_due(should_stop: Callable[[], bool] = lambda: False, lane: Lane = ALL) -> int:
    """Work until nothing is due, or told to stop. Returns how many entries were processed."""
    processed = 0
    while not should_stop() and (entry := _claim(lane)):
        processed += _attempt(entry)
    return processed


def _claim(lane: Lane) -> Entry | None:
    with transaction():
        found = outbox.claim_next(lane)
        return Entry.of(found) if found else None


def _attempt(entry: Entry) -> bool:
    try:
        _work(entry)
    except TooMany as full:
        until = clock.now() + timedelta(seconds=full.retry_after)
        _mark(partial(outbox.wait, entry.id, until))
    except Undeliverable as error:
        log.warning("outbox entry %s refused for good: %s", entry.id, error)
        _mark(partial(outbox.give_up, entry.id, repr(error)))
    except Lost:
        log.warning("outbox entry %s took longer than its lease and went to another", entry.id)
    except Exception as error:
        log.error("outbox entry %s failed: %s", entry.id, kind_and_place(error))
        _mark(partial(outbox.postpone, entry.id, entry.attempts, type(error).__name__))
    else:
        return True
    return False


def _work(entry: Entry) -> None:
    if entry.handler is None:
        _split(entry)
    elif write := _named(reactions.LETTERS, entry.name).get(entry.handler):
        _send(entry, write)
    elif do := _named(reactions.JOBS, entry.name).get(entry.handler):
        _do(entry, do)
    else:
        react = _named(reactions.REACTIONS, entry.name)[entry.handler]
        with transaction():
            react(_event(reactions.REACTIONS, entry))
            outbox.finish(entry.id)


def _split(entry: Entry) -> None:
    with transaction():
        for table in (reactions.REACTIONS, reactions.LETTERS, reactions.JOBS):
            for handler in _named(table, entry.name):
                outbox.add(entry.name, entry.payload, handler=handler)
        outbox.finish(entry.id)


def _send(entry: Entry, write: reactions.LetterWriter) -> None:
    event = _event(reactions.LETTERS, entry)
    letter = write(event, entry.key)
    if letter and not _is_wanted(letter):
        letter = None
    if letter:
        _mark(partial(mailing.claim_place, letter))
        _deliver(letter)
    then = reactions.ONCE_SENT.get(write)
    _mark(partial(_sent, entry, letter, then and partial(then, event)))


def _is_wanted(letter: Letter) -> bool:
    """Where mail does not arrive, or was stopped, not every kind goes."""
    kind = {"is_account": letter.is_account, "is_wish": letter.is_wish}
    return is_reached(letter.member_id, **kind)


def _sent(entry: Entry, letter: Letter | None, then: Callable[[Letter], None] | None) -> None:
    """Done, and noted for whose it was. Who went meanwhile leaves no file either."""
    outbox.finish(entry.id)
    if letter is None or letter.member_id is None:
        return
    sent = {"key": letter.key, "subject": letter.noted_as or letter.subject, "to": letter.to}
    if not mailing.note_letter(letter.member_id, **sent):
        _outlet().forget(letter.to, [letter.key])
    elif then:
        then(letter)


def _deliver(letter: Letter) -> None:
    """A letter that did not go takes nobody's place."""
    try:
        _outlet().send(letter)
    except Exception as error:
        _mark(partial(mailing.free_place, letter))
        if isinstance(error, NoSuchBox) and letter.member_id is not None:
            refused = {"key": letter.key, "address": letter.to}
            _mark(partial(bouncing.note_refused, letter.member_id, **refused))
        raise


def _outlet() -> Outlet:
    outlet: Outlet = current_app.extensions["outlet"]
    return outlet


def _do(entry: Entry, do: reactions.Job) -> None:
    do(_event(reactions.JOBS, entry), Claim(entry.id, entry.attempts))
    _mark(partial(outbox.finish, entry.id))


def _mark(mark: Callable[[], None]) -> None:
    let_go()
    with transaction():
        mark()


def _event(table: Mapping[type, Any], entry: Entry) -> Any:
    kinds = {kind.__name__: kind for kind in table}
    return kinds[entry.name](**entry.payload)


def _named(
    table: Mapping[type, Sequence[Callable[..., Any]]], event: str
) -> dict[str, Callable[..., Any]]:
    """The handlers of an event by their names. None when nobody waits for it."""
    found = (handlers for kind, handlers in table.items() if kind.__name__ == event)
    return {handler.__name__: handler for handler in next(found, ())}
