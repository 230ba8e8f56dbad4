"""`python -m bench.sharing`: what readers of a story pay for what is shared in it.

Prints one JSON object, of stories in which as much of a diary is shared as fits, with all there is
to choose: as copies, and as what goes on. In milliseconds of processor time and kilobytes: the page
of the story for another member, the same page before anything was shared, the page of one of them
by itself, and what the sharing adds, which is to stay under the budget.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask.testing import FlaskClient
from flask_migrate import upgrade

from bench.diary import best, join, keep
from bench.sites import built
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.viewer import Viewer
from forum.categories.service import create_category
from forum.core.days import this_day
from forum.core.db import transaction
from forum.recovery.stories.policy import MOST_SHARED, MOST_SNAPSHOTS
from forum.recovery.stories.shared import SHAREABLE, Choice
from forum.recovery.stories.sharing import share
from forum.threads.kinds import Kind, Opening, Visibility
from forum.threads.service import start_thread

BUDGET = 40  # milliseconds
_LASTS: dict[str, date | None] = {"copies": this_day(), "going_on": None}


def main() -> None:
    with TemporaryDirectory() as folder:
        site = built(Path(folder))
        with site.app_context():
            upgrade()
            writer, _token = join("writer")
            _reader, token = join("reader")
            keep(writer, 1)
            _make_room(writer)
        visitor = site.test_client()
        with visitor.session_transaction() as kept:
            kept["_user_id"] = token
        found = {name: _measure(visitor, writer, last) for name, last in _LASTS.items()}
    print(json.dumps(found | {"budget_ms": BUDGET}))
    assert all(one["added_ms"] <= BUDGET for one in found.values())


def _measure(visitor: FlaskClient, writer: Viewer, last: date | None) -> dict[str, Any]:
    with visitor.application.app_context(), transaction():
        place = {"kind": Kind.RECOVERY, "visibility": Visibility.PUBLIC, "category": "bench"}
        thread_id = start_thread(writer, Opening(**place, title="Bench", body="Bench")).thread_id
    path = f"/t/{thread_id}-bench"
    before = _page(visitor, path)
    first = this_day() - timedelta(days=MOST_SHARED - 1)
    choice = Choice(first, last, frozenset(SHAREABLE), notes=True)
    with visitor.application.app_context(), transaction():
        shared = [share(writer, thread_id, choice) for _one in range(MOST_SNAPSHOTS)]
    after, one = _page(visitor, path), _page(visitor, f"/recovery/shared/{shared[0]}")
    added = round(after["ms"] - before["ms"], 1)
    return {"without": before, "with_all": after, "one_by_itself": one, "added_ms": added}


def _make_room(writer: Viewer) -> None:
    with transaction():
        create_category("bench", name="Bench", description="Bench")
        set_consent(writer, Purpose.TEXTS, given=True)


def _page(visitor: FlaskClient, path: str) -> dict[str, float]:
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.status_code
    return {"ms": best(lambda: visitor.get(path)), "kb": round(len(answer.data) / 1000)}


if __name__ == "__main__":
    main()
