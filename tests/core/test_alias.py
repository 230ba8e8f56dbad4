import re
import sys
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import exists, select

from forum.accounts.models import Member
from forum.core.db import alias
from forum.threads.models import Voice

PACKAGE = Path(__file__).parents[2] / "forum"
PLAIN = re.compile(r"^\w[\w, ]* = .*\baliased\(", re.MULTILINE)
ROUNDS = 100
THREADS = 6


@pytest.fixture
def hasty():
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_an_alias_that_threads_first_use_together_stays_an_alias(hasty):
    """With a plain `aliased()` some of them, now and then all from then on, read another table."""
    for _round in range(ROUNDS):
        other = alias(Member)
        seen = [*_at_once(other), _statement(other)]
        assert [text for text in seen if " members." in text or "members, " in text] == []


def _at_once(other: type[Member]) -> list[str]:
    start, seen = Barrier(THREADS), []

    def read() -> None:
        start.wait()
        seen.append(_statement(other))

    threads = [Thread(target=read) for _number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def _statement(other: type[Member]) -> str:
    there = exists().where(other.id == Voice.member_id, other.role.not_in(["x"]))
    return str(select(there.correlate(Voice)).where(Voice.id == 1))


def test_what_is_kept_in_a_module_is_such_an_alias():
    kept = [path for path in PACKAGE.rglob("*.py") if PLAIN.search(path.read_text())]
    assert kept == []
