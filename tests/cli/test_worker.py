"""The worker as a process of its own."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from time import monotonic, sleep

from sqlalchemy import make_url

from forum.core import outbox
from forum.core.db import transaction
from tests.core.only import on_sqlite
from tests.run import ROOT

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PATIENCE = 30
WAITING = "select count(*) from outbox_events where processed_at is null and last_error is null"


def _environment(url: str) -> dict[str, str]:
    known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return known | {
        "DATABASE_URL": url,
        "SECRET_KEY": "k",
        "DATA_KEYS": "k",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _waiting(url: str) -> int:
    with closing(sqlite3.connect(make_url(url).database)) as connection:
        return connection.execute(WAITING).fetchone()[0]


@on_sqlite
def test_it_works_until_it_is_asked_to_stop_and_logs_one_object_a_line(open_site, time):
    time.at = LONG_AGO  # for a process with a clock of its own
    url = open_site.config["SQLALCHEMY_DATABASE_URI"]
    with transaction():
        outbox.add("ReplyPosted", {"thread_id": 1, "post_id": 1})
        outbox.add("EmailVerificationAsked", {"nonsense": 1}, handler="verify_email")
        outbox.add("Unheard", {})
    worker = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "forum", "worker"],
        cwd=ROOT,
        env=_environment(url),
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = monotonic() + PATIENCE
    while _waiting(url) and monotonic() < deadline:
        sleep(0.1)
    worker.send_signal(signal.SIGTERM)
    _said, told = worker.communicate(timeout=PATIENCE)

    assert worker.returncode == 0
    lines = [json.loads(line) for line in told.splitlines()]
    assert [line["level"] for line in lines] == ["ERROR"]
    assert "TypeError" in lines[0]["message"]
