"""`python -m bench.diary`: what looking back costs in a diary of ten years.

For a diary of check-ins each week and for one of each day a line for everything that is timed: its
processor time in milliseconds, what it may be, and of a page its size in kilobytes. A drawing is
timed whole: drawn, its words placed, and written with its table. Ends with 1 where something of the
weekly one takes longer than it may.
"""

import logging
import sys
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
DRAWINGS = {
    "what one can do": (FUNCTION,),
    "movement": ("activity_minutes",),
    "pain and stiffness": ("pain", "stiffness"),
    "sleep and stress": ("sleep", "stress", "confidence"),
}
BUDGETS = dict.fromkeys([*PAGES, "later page"], 60) | dict.fromkeys(DRAWINGS, 20)


def main() -> None:
    with TemporaryDirectory() as folder:
        site = built(Path(folder))
        logging.disable(logging.INFO)  # a line for each page asked
        with site.app_context():
            upgrade()
        weekly = _measure(site, 7)
        _measure(site, 1)
    if any(cost > BUDGETS[name] for name, cost in weekly.items() if name in BUDGETS):
        sys.exit(1)


def _measure(site: Flask, step: int) -> dict[str, float]:
    with site.app_context():
        viewer, token = join(f"bench{step}")
        count = keep(viewer, step)
        later = queries.page_of_entries(viewer).next
    visitor = site.test_client()
    with visitor.session_transaction() as kept:
        kept["_user_id"] = token
    print(f"{count} check-ins")
    pages = PAGES | {"later page": f"/recovery?after={later}"}
    costs = {name: _page(visitor, name, path) for name, path in pages.items()}
    with site.test_request_context():
        return costs | _drawings(site, viewer)


def join(name: str) -> tuple[Viewer, str]:
    with transaction():
        member = add_vouched(name, f"{name}@example.org", NO_PASSWORD, Role.MEMBER)
        viewer = get_viewer(member.id)
        set_consent(viewer, Purpose.DIARY, given=True)
    with transaction():
        return viewer, open_session(viewer)


def keep(viewer: Viewer, step: int) -> int:
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


def _page(visitor: FlaskClient, name: str, path: str) -> float:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return _told_of(name, lambda: visitor.get(path), f", {len(answer.data) / 1000:.0f} kB")


def _drawings(site: Flask, viewer: Viewer) -> dict[str, float]:
    """Of all that is told, from the first day on; each drawn alone."""
    found = queries.diary(viewer)
    days = [(entry.day, entry.check_in) for entry in found.entries]
    names = {one.id: one.name for one in found.activities.values()}
    span = {"first": days[0][0], "last": this_day()}
    written: Any = site.jinja_env.get_template("parts/chart.html").module
    return {
        name: _told_of(name, lambda some=some: written.charts(draw(days, names, some, **span)))
        for name, some in DRAWINGS.items()
    }


def _told_of(name: str, act: Callable[[], Any], more: str = "") -> float:
    cost = best(act)
    print(f"  {name:22} {cost:6.1f} ms of {BUDGETS[name]}{more}")
    return cost


def best(act: Callable[[], Any]) -> float:
    rounds = []
    for _round in range(ROUNDS):
        began = process_time()
        act()
        rounds.append(process_time() - began)
    return round(min(rounds) * 1000, 1)


if __name__ == "__main__":
    main()
