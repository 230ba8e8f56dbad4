"""`python -m bench.queue`: what the list of all that waits costs with 10,000 things in it.

Prints of its first page, of one far in it and of one kind the processor time in milliseconds, at
the slowest but one of forty, and how many queries. Ends with 1 where it is more than it may be.
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event, insert

from bench.sites import built
from forum.accounts.models import HeldProfile, Member
from forum.accounts.service.logging_in import open_session
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role
from forum.accounts.viewers import get_viewer
from forum.core import clock
from forum.core.db import db, transaction
from forum.core.passwords import NO_PASSWORD
from forum.experts.models import Verification
from forum.moderation.models import HeldPost
from forum.moderation.queue.queries import items

OPEN = 10_000
MOST_QUERIES, MOST_MILLISECONDS = 4, 100
TIMES = 40
FIRST = 1_000_000  # of the numbers of those who wait


def main() -> int:
    with TemporaryDirectory() as folder:
        site = built(Path(folder))
        site.config["REQUIRE_SECOND_FACTOR"] = False
        logging.getLogger("forum").setLevel(logging.WARNING)
        with site.app_context():
            upgrade()
            token, far = _settle()
        visitor = site.test_client()
        with visitor.session_transaction() as kept:
            kept["_user_id"] = token
        pages = {
            "first": "/moderation",
            "far": f"/moderation?after={far}",
            "of a kind": "/moderation?kind=held_post",
        }
        costs = {name: _cost(site, visitor, path) for name, path in pages.items()}
    print(json.dumps({"open": OPEN, "pages": costs}))
    return int(any(cost["too_much"] for cost in costs.values()))


def _settle() -> tuple[str, str]:
    """The token of a moderator, and the cursor of a place far in the list."""
    with transaction():
        member = add_vouched("Bench", "bench@example.org", NO_PASSWORD, Role.MODERATOR)
        viewer = get_viewer(member.id)
    with transaction():
        token = open_session(viewer)
        _fill()
    after = None
    for _page in range(OPEN // 200):
        after = items(viewer, after=after, limit=100).next
    return token, after or ""


def _fill() -> None:
    """Half of it held posts, and a quarter each of profiles and of applications."""
    now, numbers = clock.now(), range(FIRST, FIRST + OPEN // 4)
    at = {number: now - timedelta(minutes=number - FIRST) for number in numbers}
    _keep(Member, [_member(number) | {"joined_at": now} for number in numbers])
    held = {"act": "reply", "content": "{}", "reason": "own_practice"}
    posts = [held | {"member_id": n, "held_at": at[n]} for n in numbers]
    _keep(HeldPost, posts * 2)
    text = {"bio": "Ik ben geverifieerd.", "why": "word"}
    _keep(HeldProfile, [text | {"member_id": n, "held_at": at[n]} for n in numbers])
    asked = {"state": "requested", "profession": "fysiotherapeut", "register_name": "B."}
    asked |= {"practice": "B", "practice_phone": "020", "interests": "geen"}
    _keep(
        Verification,
        [asked | {"member_id": n, "open_for": n, "applied_at": at[n]} for n in numbers],
    )


def _member(number: int) -> dict[str, Any]:
    name = f"lid{number}"
    mail = f"{name}@example.org"
    facts = {"password_hash": "-", "role": "member", "rules_version": "2026-11-22"}
    return facts | {
        "id": number,
        "username": name,
        "username_key": name,
        "email": mail,
        "email_key": mail,
    }


def _keep(model: Any, rows: list[dict[str, Any]]) -> None:
    db.session.execute(insert(model), rows)


def _cost(site: Flask, visitor: FlaskClient, path: str) -> dict[str, Any]:
    _ask(visitor, path)
    with _counted(site) as seen:
        _ask(visitor, path)
    took = sorted(_ask(visitor, path) for _time in range(TIMES))
    slow = round(took[-2], 1)
    too_much = len(seen) > MOST_QUERIES or slow > MOST_MILLISECONDS
    return {"p95_ms": slow, "queries": len(seen), "too_much": too_much}


def _ask(visitor: FlaskClient, path: str) -> float:
    began = process_time()
    assert visitor.get(path).status_code == 200
    return (process_time() - began) * 1000


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
