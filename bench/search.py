"""`python -m bench.search [--database URL] [--small URL] [--posts N]`: what finding costs among ten
thousand posts and among many more.

Prints of searches for two words, newest and best first, the milliseconds at the slowest of a
hundred, the ratio of both sizes, and how much more a reply costs for keeping the index. Ends with 1
where it is more than it may be. A database that is named is filled where it is empty, is kept, and
is used again as it is; one that is not is made for the occasion.
"""

import argparse
import json
import logging
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from flask import Flask
from flask_migrate import upgrade

from bench.community import Scale, fill, vocabulary
from bench.sites import built
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.core import changes
from forum.core.db import db, transaction
from forum.search import indexing, service
from forum.search.sources.posts import how_many
from forum.threads.service import reply

SMALL, LARGE = 10_000, 1_000_000
MOST_NEWEST, MOST_RATIO, MOST_BEST, MOST_KEEPING = 25, 5, 150, 1.3
QUERIES, TIMES, REPLIES = 100, 3, 200
GUEST = Viewer()


def main() -> int:
    asked = _asked()
    logging.getLogger("forum").setLevel(logging.WARNING)
    small = _measure(asked.small, SMALL)
    large = _measure(asked.database, asked.posts)
    ratio = round(large["newest_p99"] / small["newest_p99"], 1)
    print(json.dumps({"small": small, "large": large, "ratio": ratio}))
    too_much = (
        large["newest_p99"] > MOST_NEWEST,
        ratio > MOST_RATIO,
        large["best_p99"] > MOST_BEST,
        large["keeping"] > MOST_KEEPING,
    )
    return int(any(too_much))


def _asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--database", help="the address of the large one")
    reader.add_argument("--small", help="the address of the small one")
    reader.add_argument("--posts", type=int, default=LARGE)
    return reader.parse_args()


def _measure(database: str | None, posts: int) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        site = built(Path(folder), database)
        with site.app_context():
            upgrade()
            if not how_many():
                db.session.rollback()
                fill(Scale(members=1_000, threads=posts // 10, posts_each=10, longest=0))
            found = {f"{sort}_p99": _slowest(sort) for sort in ("newest", "best")}
            return {"posts": how_many(), **found, "keeping": _keeping(site)}


def _slowest(sort: str) -> float:
    """The best of three of each query, so that what else the machine does plays no part."""
    words, chance = vocabulary(), Random(2)  # noqa: S311  no secret: the same every time
    costs = []
    for number in range(QUERIES):
        reach = (20, 200, len(words))[number % 3]  # common, rarer and rare words
        query = " ".join(chance.sample(list(words[:reach]), 2))
        costs.append(min(_cost(query, sort) for _again in range(TIMES)))
    return round(sorted(costs)[int(QUERIES * 0.99) - 1] * 1000, 1)


def _cost(query: str, sort: str) -> float:
    nothing = dict.fromkeys(("kind", "category", "label", "author", "since", "until", "after"))
    began = perf_counter()
    found = service.search(
        GUEST, {**nothing, "q": query, "sort": sort, "expert": False, "solved": False}
    )
    for hit in found.page.items:
        found.marked(hit.title), found.snippet(hit.text)
    took = perf_counter() - began
    db.session.rollback()
    return took


def _keeping(site: Flask) -> float:
    """What a reply costs with the index, as a multiple of what it costs without."""
    writer = get_viewer(1)
    costs: dict[bool, list[float]] = {True: [], False: []}
    for number in range(REPLIES):
        is_kept = number % 2 == 0
        changes.listen("new posts", indexing.KEPT["new posts"] if is_kept else _ignore)
        began = perf_counter()
        with transaction():
            reply(writer, 1, body=f"Vandaag ging het beter, dag {number}. Ik liep een uur.")
        costs[is_kept].append(perf_counter() - began)
    half = REPLIES // 4
    return round(sorted(costs[True])[half] / sorted(costs[False])[half], 2)


def _ignore(_ids: object) -> None:
    pass


if __name__ == "__main__":
    sys.exit(main())
