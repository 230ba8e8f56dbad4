"""`python -m bench.diary`: what looking back costs in a diary of ten years.

Prints one JSON object. For a diary of check-ins each week and for one of each day: the processor
time in milliseconds of its page, of that of everything, and of a later page of its list, with their
size in kilobytes; and of the slowest of its drawings by itself.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from bench.sites import built
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.service.logging_in import open_session
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role, Viewer
from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import clock_at
from forum.core import clock
from forum.core.days import this_day
from forum.core.db import transaction
from forum.core.passwords import NO_PASSWORD
from forum.recovery import queries, service
from forum.recovery.charts.drawing import draw
from forum.recovery.checkins import Scored, Told
from forum.recovery.scales import FUNCTION, MEASURES

YEARS = 10
ROUNDS = 7  # the best one counts: what else the machine does only adds
ACTIVITIES = ("een uur wandelen", "sokken aantrekken", "de kleinkinderen optillen")
PAGES = {"page": "/recovery", "everything": "/recovery?period=all"}


def main() -> None:
    with TemporaryDirectory() as folder:
        site = built(Path(folder))
        with site.app_context():
            upgrade()
        print(json.dumps({"weekly": _measure(site, 7), "daily": _measure(site, 1)}))


def _measure(site: Flask, step: int) -> dict[str, Any]:
    with site.app_context():
        viewer, token = _join(f"bench{step}")
        count = _keep(viewer, step)
        later = queries.page_of_entries(viewer).next
    visitor = site.test_client()
    with visitor.session_transaction() as kept:
        kept["_user_id"] = token
    pages = PAGES | {"later": f"/recovery?after={later}"}
    costs = {name: _page(visitor, path) for name, path in pages.items()}
    with site.test_request_context():
        return {"check_ins": count, **costs, "slowest_drawing_ms": _slowest(viewer)}


def _join(name: str) -> tuple[Viewer, str]:
    with transaction():
        member = add_vouched(name, f"{name}@example.org", NO_PASSWORD, Role.MEMBER)
        viewer = get_viewer(member.id)
        set_consent(viewer, Purpose.DIARY, given=True)
    with transaction():
        return viewer, open_session(viewer)


def _keep(viewer: Viewer, step: int) -> int:
    chance, now, days = Random(step), clock.now(), range(0, YEARS * 365, step)  # noqa: S311
    with transaction():
        for ago in reversed(days):
            moment = now - timedelta(days=ago)
            with clock_at(moment):
                service.save_entry(viewer, this_day(), _told(chance))
    return len(days)


def _told(chance: Random) -> Told:
    scores = {name: chance.randint(0, 10) for name in MEASURES}
    return Told(
        scores=scores | {"activity_minutes": 30 * scores["activity_minutes"]},
        activities=[Scored(name, chance.randint(0, 10)) for name in ACTIVITIES],
        flare_up=chance.random() < 0.1,
        note="Rondje park, daarna rustig aan gedaan.",
    )


def _page(visitor: FlaskClient, path: str) -> dict[str, float]:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return {"ms": _best(lambda: visitor.get(path)), "kb": round(len(answer.data) / 1000)}


def _slowest(viewer: Viewer) -> float:
    """Of what is drawn together: everything, from the first day on."""
    found = queries.diary(viewer)
    days = [(entry.day, entry.check_in) for entry in found.entries]
    names = {one.id: one.name for one in found.activities.values()}
    span = {"first": days[0][0], "last": this_day()}
    drawings = ((FUNCTION,), ("activity_minutes",), ("pain", "stiffness"), ("sleep", "stress"))
    return max(_best(lambda some=some: draw(days, names, some, **span)) for some in drawings)


def _best(act: Callable[[], Any]) -> float:
    rounds = []
    for _round in range(ROUNDS):
        began = process_time()
        act()
        rounds.append(process_time() - began)
    return round(min(rounds) * 1000, 1)


if __name__ == "__main__":
    main()
