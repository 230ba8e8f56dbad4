"""Two processes that read the same box at once, each with its own connections and clock."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

from sqlalchemy import func, select

from forum.core.db import db, let_go, transaction
from forum.core.outbox import OutboxEvent
from forum.moderation.urgent.models import UrgentMail
from forum.threads.models import Post, Thread
from tests import make
from tests.jobs.inbound.mails import bodies, draft_of, mail
from tests.run import ROOT

pytest_plugins = ["tests.imap"]

PATIENCE = 120
ALARM = "Sinds gisteren voel ik niets meer tussen mijn benen en kan ik mijn plas niet ophouden."
READER = """
from forum import create_app
from forum.jobs.replying import take_replies
app = create_app()
with app.app_context():
    print("ready", flush=True)
    input()
    take_replies()
"""


@contextmanager
def reader(site, imap) -> Iterator[subprocess.Popen]:
    """One that says when it is ready, and begins when it is told to."""
    known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    env = known | {
        "DATABASE_URL": site.config["SQLALCHEMY_DATABASE_URI"],
        "IMAP_URL": imap.url,
        "REPLY_ADDRESS": "reply@forum.example",
        "BASE_URL": "http://localhost",
        "SECRET_KEY": "for tests only",
        "DATA_KEYS": "for tests only",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    command = [sys.executable, "-c", READER]
    with subprocess.Popen(command, cwd=ROOT, env=env, **pipes) as started:
        try:
            yield started
        finally:
            started.kill()


def _read_by_two(site, imap) -> None:
    let_go()
    with ExitStack() as stack:
        both = [stack.enter_context(reader(site, imap)) for _each in range(2)]
        assert [one.stdout.readline() for one in both] == ["ready\n"] * 2
        for one in both:
            one.stdin.write("\n")
            one.stdin.flush()
        assert [one.wait(PATIENCE) for one in both] == [0, 0]


def _events(name: str) -> int:
    query = select(func.count()).select_from(OutboxEvent).where(OutboxEvent.name == name)
    return db.session.scalar(query)


def test_each_mail_is_taken_once(open_site, imap, time, monkeypatch):
    time.at = datetime.now(UTC)  # noqa: TID251  the processes have a clock of their own
    monkeypatch.setitem(open_site.config, "REPLY_ADDRESS", "reply@forum.example")
    monkeypatch.setitem(open_site.config, "IMAP_URL", imap.url)
    with transaction():
        people = [make.member() for _each in range(8)]
        first, locked = make.thread(), make.thread()
        sent = [mail(who, first, f"Antwoord {n}.") for n, who in enumerate(people)]
        sent += [mail(people[0], locked, ALARM)]
        sent += [mail(people[1], first, sender="vreemde@elders.example")]
        sent += [mail(people[2], locked, to="beheer@forum.example")]
        db.session.query(Thread).filter_by(id=locked.thread_id).update({"locked_at": time.at})
    for one in sent:
        imap.put(bytes(one))
    _read_by_two(open_site, imap)
    assert sorted(bodies(first)) == [f"Antwoord {n}." for n in range(8)]
    assert draft_of(people[0], locked) == ALARM
    assert db.session.query(Post).filter_by(thread_id=locked.thread_id).count() == 1
    assert db.session.query(UrgentMail).count() == 1
    assert (_events("MailTaken"), _events("MailRefused"), _events("CrisisNoted")) == (1, 1, 1)
    assert ["\\Seen" in flags for flags in imap.flags()] == [True]
