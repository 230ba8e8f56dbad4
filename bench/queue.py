"""`python -m bench.queue [--database URL]`: what the list of all that waits costs with 10,000
things in it, as many of each kind.

Prints of its first page, of one far in it and of one of each kind the milliseconds, at the slowest
but one of forty, and how many queries. They are those of the processor; of a database that was
named, which works elsewhere and has to be empty, those that passed. Ends with 1 where it is more
than it may be.
"""

import argparse
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event, text

from bench.sites import built
from bench.waiting import fill
from forum.accounts.service.logging_in import open_session
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role
from forum.accounts.viewers import get_viewer
from forum.core.db import db, transaction
from forum.core.passwords import NO_PASSWORD
from forum.moderation.queue.queries import counts, items
from forum.moderation.queue.sources import BY_KIND

OPEN = 10_000
MOST_QUERIES, MOST_MILLISECONDS = 4, 100
TIMES = 40
Clock = Callable[[], float]


def main() -> int:
    asked = _asked()
    with TemporaryDirectory() as folder:
        site = built(Path(folder), asked.database)
        site.config["REQUIRE_SECOND_FACTOR"] = False
        logging.getLogger("forum").setLevel(logging.WARNING)
        with site.app_context():
            upgrade()
            token, far = _settle()
        visitor = site.test_client()
        with visitor.session_transaction() as kept:
            kept["_user_id"] = token
        pages = {"first": "/moderation", "far": f"/moderation?after={far}"}
        pages |= {kind: f"/moderation?kind={kind}" for kind in BY_KIND}
        now = perf_counter if asked.database else process_time
        costs = {name: _cost(site, visitor, path, now) for name, path in pages.items()}
    print(json.dumps({"open": OPEN, "pages": costs}))
    return int(any(cost["too_much"] for cost in costs.values()))


def _asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--database", help="the address of an empty one, instead of a file")
    return reader.parse_args()


def _settle() -> tuple[str, str]:
    """The token of a moderator, and the cursor of a place far in the list."""
    with transaction():
        member = add_vouched("Bench", "bench@example.org", NO_PASSWORD, Role.MODERATOR)
        viewer = get_viewer(member.id)
    with transaction():
        token = open_session(viewer)
        fill(OPEN // len(BY_KIND), member.id)
    if db.engine.name == "postgresql":
        with transaction():
            db.session.execute(text("analyze"))  # as the server does by itself after a while
    assert counts(viewer) == dict.fromkeys(BY_KIND, OPEN // len(BY_KIND)), "a kind is missing"
    after = None
    for _page in range(OPEN // 200):
        after = items(viewer, after=after, limit=100).next
    return token, after or ""


def _cost(site: Flask, visitor: FlaskClient, path: str, now: Clock) -> dict[str, Any]:
    _ask(visitor, path, now)
    with _counted(site) as seen:
        _ask(visitor, path, now)
    took = sorted(_ask(visitor, path, now) for _time in range(TIMES))
    slow = round(took[-2], 1)
    too_much = len(seen) > MOST_QUERIES or slow > MOST_MILLISECONDS
    return {"p95_ms": slow, "queries": len(seen), "too_much": too_much}


def _ask(visitor: FlaskClient, path: str, now: Clock) -> float:
    began = now()
    assert visitor.get(path).status_code == 200
    return (now() - began) * 1000


@contextmanager
def _counted(site: Flask) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            seen.append(statement)

    with site.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


if __name__ == "__main__":
    sys.exit(main())
