"""What is secret is in no table in the clear, in no letter, and in no line of the log."""

import logging

import pytest

from forum.core.db import db
from forum.proofs.models import Authenticator
from tests.make import PASSWORD
from tests.proofs.apps import shown
from tests.proofs.doors import by_program, by_two_pages, codes_in
from tests.stored import everything


@pytest.fixture
def logged() -> list[str]:
    """Whatever anything says from here on, however quietly."""
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.getMessage()} {record.__dict__}")

    listener, root = Listener(), logging.getLogger()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(listener)
    root.setLevel(level)


def _as_it_is_stored() -> str:
    """Every row of every table, not opened by any model of ours."""
    return "\n".join(map(str, everything(db.session.connection()).values()))


def test_nobody_reads_it_from_the_database_the_log_or_the_mail(
    door, logged, run_worker, smtp, time
):
    somebody = door.visitor.application.test_client
    door.begin()
    key = db.session.query(Authenticator).one().secret
    begun = _as_it_is_stored()
    first = shown(key)
    paper = codes_in(door.confirm(first))
    time.pass_time(minutes=1)
    second = shown(key)
    assert by_two_pages(somebody(), second).status_code == 303
    assert by_program(somebody(), paper[0]).status_code == 201
    run_worker()

    (letter,) = smtp.to("ada@example.org")
    secrets = [key, PASSWORD, *paper, *(code.replace("-", "") for code in paper)]
    seen = {"before": begun, "after": _as_it_is_stored(), "log": "\n".join(logged)}
    seen["mail"] = letter.as_string()
    for where, said in seen.items():
        assert [secret for secret in secrets if secret in said] == [], where
    assert not any(f'"{code}"' in seen["log"] for code in (first, second))
    assert "Ada" in begun  # so it does read what is there
    assert "POST" in seen["log"] or "PUT" in seen["log"]


def test_no_answer_says_what_was_kept(door):
    door.begin()
    key = db.session.query(Authenticator).one().secret
    paper = codes_in(door.confirm(shown(key)))
    for path in ("/settings", "/settings/second-factor", "/api/v1/me", "/api/v1/me/second-factor"):
        said = door.visitor.get(path).text
        assert not any(secret in said for secret in (key, *paper))
