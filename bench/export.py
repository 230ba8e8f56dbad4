"""How long making a member's copy of everything takes, and how much memory.

    python -m bench.export --posts 10000

Prints one JSON object: {posts, seconds, rss_growth_mb, bytes}. The growth is that of the highest
mark the process ever reached, after a small copy has loaded what every copy needs.
"""

import argparse
import json
import random
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import insert

from config import Config
from forum import create_app
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role
from forum.accounts.viewers import get_viewer
from forum.categories.service import create_category
from forum.core import clock, markdown
from forum.core.db import db, transaction
from forum.jobs.worker import run_due
from forum.leaving.exports import file_of, latest_export
from forum.leaving.service.exporting import ask
from forum.threads.models import Post, Thread, Voice

PER_THREAD = 20
SENTENCE = "Vandaag ging het wandelen <b>beter</b> & de pijn was minder: "
MEGABYTE = 1_000_000


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--posts", type=int, default=10_000)
    posts = reader.parse_args().posts
    with TemporaryDirectory() as folder:
        site = _site(Path(folder))
        with site.app_context():
            upgrade()
            print(json.dumps(_measure(posts)))
            db.engine.dispose()


def _site(folder: Path) -> Flask:
    url = f"sqlite:///{folder / 'bench.db'}"
    config = Config(database_url=url, instance=folder, base_url="http://localhost")
    config.SECRET_KEY, config.DATA_KEYS = "bench", ("bench",)
    return create_app(config)


def _measure(posts: int) -> dict[str, Any]:
    with transaction():
        place = create_category("bench", name="Bench", description="").id
        few, many = (add_vouched(name, f"{name}@example.org", "-", Role.MEMBER).id for name in "ab")
    for member, amount in ((few, PER_THREAD), (many, posts)):
        for number in range(0, amount, PER_THREAD):
            _write_thread(member, place, min(PER_THREAD, amount - number))
    _make(few)
    highest = _highest()
    began = perf_counter()
    size = _make(many)
    return {
        "posts": posts,
        "seconds": round(perf_counter() - began, 1),
        "rss_growth_mb": round((_highest() - highest) / MEGABYTE, 1),
        "bytes": size,
    }


def _write_thread(member_id: int, place: int, amount: int) -> None:
    """Past the acts, which take their time over counts and events."""
    now = clock.now()
    facts = {"kind": "discussion", "visibility": "public", "title": "Bench", "slug": "bench"}
    facts |= {"created_at": now, "last_post_at": now, "category_id": place}
    with transaction():
        thread = Thread(**facts, last_number=amount)
        db.session.add(thread)
        db.session.flush()
        voice = Voice(
            thread_id=thread.id, member_id=member_id, shown_name="b", starts_thread_id=thread.id
        )
        db.session.add(voice)
        db.session.flush()
        keys = {"thread_id": thread.id, "voice_id": voice.id, "created_at": now}
        db.session.execute(insert(Post), [keys | _post(number) for number in range(1, amount + 1)])
    db.session.expunge_all()


def _post(number: int) -> dict[str, Any]:
    """A text that cannot be pressed to nothing, as people's texts cannot."""
    words = [f"{SENTENCE}{random.getrandbits(128):x}." for _sentence in range(8)]  # noqa: S311
    facts = {"number": number, "renderer": markdown.VERSION, "body_html": ""}
    return facts | {"body": "\n".join(words)}


def _make(member_id: int) -> int:
    """The size of the whole ZIP."""
    with transaction():
        ask(get_viewer(member_id))
    run_due()
    viewer = get_viewer(member_id)
    latest = latest_export(viewer)
    if latest is None or not latest.is_ready:
        sys.exit("the copy was not made")
    return sum(map(len, file_of(viewer, latest.id)))


def _highest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
