"""`python -m bench.updates`: what it costs that an open page asks whether anything new came.

Prints the processor time of one such question in milliseconds, with a session and nothing new,
of `/healthz`, and their ratio. `--profile` also prints where the time goes.
"""

import json
import sys
from cProfile import Profile
from pathlib import Path
from pstats import Stats
from tempfile import TemporaryDirectory
from time import process_time

from flask.testing import FlaskClient
from flask_migrate import upgrade

from bench.sites import built
from forum.accounts.service.logging_in import open_session
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role
from forum.accounts.viewers import get_viewer
from forum.categories.service import create_category
from forum.core.db import transaction
from forum.core.passwords import NO_PASSWORD
from forum.threads.kinds import Kind, Opening, Visibility
from forum.threads.service import start_thread

TIMES = 500
ROUNDS = 5  # the best one counts: what else the machine does only adds


def main() -> None:
    with TemporaryDirectory() as folder:
        site = built(Path(folder))
        with site.app_context():
            upgrade()
            token, path = _settle()
        visitor = site.test_client()
        with visitor.session_transaction() as kept:
            kept["_user_id"] = token
        costs = _measure(visitor, path)
    print(json.dumps(costs))


def _settle() -> tuple[str, str]:
    """The session of a member, and what their page asks."""
    with transaction():
        member = add_vouched("Bench", "bench@example.org", NO_PASSWORD, Role.MEMBER)
        viewer = get_viewer(member.id)
        create_category("bench", name="Bench", description="Bench")
    with transaction():
        return open_session(viewer), _thread(viewer)


def _thread(viewer) -> str:
    place = {"kind": Kind.DISCUSSION, "visibility": Visibility.PUBLIC, "category": "bench"}
    first = start_thread(viewer, Opening(**place, title="Bench", body="Bench"))
    return f"/t/{first.thread_id}/updates?after=1"


def _measure(visitor: FlaskClient, path: str) -> dict[str, float]:
    healthz, asked = _cost(visitor, "/healthz"), _cost(visitor, path)
    if "--profile" in sys.argv:
        with Profile() as profile:
            _ask(visitor, path)
        Stats(profile).sort_stats("tottime").print_stats(45)
    return {"healthz_ms": healthz, "updates_ms": asked, "ratio": round(asked / healthz, 2)}


def _cost(visitor: FlaskClient, path: str) -> float:
    _ask(visitor, path)
    return round(min(_ask(visitor, path) for _round in range(ROUNDS)), 3)


def _ask(visitor: FlaskClient, path: str) -> float:
    began = process_time()
    for _time in range(TIMES):
        assert visitor.get(path).status_code == 200
    return (process_time() - began) * 1000 / TIMES


if __name__ == "__main__":
    main()
