"""`python -m bench.notifying [--database URL]`: what it costs to tell everybody who follows a
thread of one reply.

Prints how many members a second are told, and by how much the memory of the process grew over the
second half of them. Ends with 1 where the first is less or the second more than it may be.
"""

import argparse
import json
import logging
import resource
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from flask_migrate import upgrade
from sqlalchemy import func, insert, select

from bench.sites import built
from forum.accounts.models import Member
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role
from forum.accounts.viewers import get_viewer
from forum.categories.service import create_category
from forum.core import clock
from forum.core.db import db, transaction
from forum.core.passwords import NO_PASSWORD
from forum.marks.levels import Level
from forum.marks.models import ThreadMark
from forum.notifications.models import Notification
from forum.notifications.spreading import News, read_news, tell_aimed, tell_some
from forum.threads import service as threads
from forum.threads.kinds import Kind, Opening, Visibility

FOLLOWERS = 10_000
LEAST_A_SECOND, MOST_GROWN = 1_000, 16 * 1024  # KiB


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--database", help="the address of an empty one, instead of a file")
    with TemporaryDirectory() as folder:
        site = built(Path(folder), reader.parse_args().database)
        logging.getLogger("forum").setLevel(logging.WARNING)
        with site.app_context():
            upgrade()
            with transaction():
                post_id = _settle()
            began = perf_counter()
            sizes = list(_spread(post_id))
            rate = FOLLOWERS / (perf_counter() - began)
            told = db.session.scalar(select(func.count()).select_from(Notification))
    assert told == FOLLOWERS, told
    grown = sizes[-1] - sizes[len(sizes) // 2]
    print(json.dumps({"followers": FOLLOWERS, "a_second": round(rate), "grown_kib": grown}))
    return int(rate < LEAST_A_SECOND or grown > MOST_GROWN)


def _settle() -> int:
    """The number of a reply in a thread that they all follow."""
    writer = get_viewer(add_vouched("Bench", "b@example.org", NO_PASSWORD, Role.MODERATOR).id)
    place = create_category("bench", name="Bench", description="Om te meten.")
    opening = Opening(
        category=place.slug, kind=Kind.DISCUSSION, visibility=Visibility.PUBLIC,
        title="Hoe begin ik?", body="Ik weet het niet.",
    )  # fmt: skip
    first = threads.start_thread(writer, opening)
    now = clock.now()
    people = [
        {"username": f"lid{number}", "username_key": f"lid{number}", "email": f"l{number}@e.org"}
        | {"email_key": f"l{number}@e.org", "email_verified_at": now, "password_hash": "-"}
        | {"role": "member", "joined_at": now, "known_since": now, "rules_version": "1"}
        for number in range(FOLLOWERS)
    ]
    db.session.execute(insert(Member), people)
    ids = db.session.scalars(select(Member.id).where(Member.id != writer.id)).all()
    marks = [
        {"member_id": number, "thread_id": first.thread_id, "level": Level.FOLLOW.value}
        for number in ids
    ]
    db.session.execute(insert(ThreadMark), marks)
    return threads.reply(writer, first.thread_id, body="Zo doe je dat.").id


def _spread(post_id: int) -> Iterator[int]:
    """As the worker does, stretch by stretch: the most memory there was until then."""
    with transaction():
        news = read_news(post_id)
        assert news is not None
        tell_aimed(news)
    last: int | None = 0
    while last is not None:
        last = _stretch(news, last)
        yield resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _stretch(news: News, last: int) -> int | None:
    with transaction():
        return tell_some(news, last)


if __name__ == "__main__":
    raise SystemExit(main())
