"""Letters leave by a real mail server, which refuses, stalls and vanishes."""

import logging

import pytest
from sqlalchemy import text

from forum.core.db import db, transaction
from forum.core.outbox import MAX_ATTEMPTS
from forum.jobs import letters, reactions
from forum.jobs.schedule import tidy
from tests import make
from tests.jobs.conftest import entries, happen, mail, waiting


@pytest.fixture
def letter(app, react):
    """Something happened of which a letter tells."""
    react(letters=(mail,))
    happen()


def test_a_letter_that_cannot_be_taken_now_is_sent_later(letter, smtp, run_worker, time):
    smtp.try_later()
    run_worker()
    assert (smtp.messages, waiting()[0].attempts) == ([], 1)
    smtp.reset()
    time.pass_time(minutes=1)
    run_worker()
    assert (len(smtp.messages), waiting()) == (1, [])


def test_a_letter_that_is_refused_for_good_is_given_up_at_once(letter, smtp, run_worker, time):
    smtp.refuse()
    run_worker()
    (dead,) = [entry for entry in entries() if entry.failed_at]
    assert (dead.attempts, dead.last_error) == (1, "Undeliverable('554')")
    smtp.reset()
    time.pass_time(days=1)
    assert run_worker() == 0
    assert smtp.messages == []


def test_a_letter_whose_fate_is_unknown_comes_twice_at_most_with_one_number(
    letter, smtp, run_worker, time
):
    smtp.drop()
    run_worker()
    smtp.drops = False
    time.pass_time(minutes=1)
    run_worker()
    time.pass_time(days=1)
    run_worker()

    assert 1 <= len(smtp.messages) <= 2
    assert len({message["Message-ID"] for message in smtp.messages}) == 1
    assert waiting() == []


def test_a_server_that_is_away_all_day_makes_a_dead_letter(app, letter, run_worker, time, smtp):
    smtp.try_later()
    for _attempt in range(MAX_ATTEMPTS):
        run_worker()
        time.pass_time(hours=3)
    assert waiting() == []
    (dead,) = [entry for entry in entries() if entry.failed_at]
    assert "ada@example.org" not in dead.last_error


def test_no_two_letters_ever_have_one_number(react, smtp, run_worker, time):
    """SQLite gives a number again when its last row is gone."""
    react(letters=(mail,))
    for _week in range(3):
        happen()
        run_worker()
        time.pass_time(days=8)
        tidy()
        assert entries() == []
    assert len({message["Message-ID"] for message in smtp.messages}) == 3


def test_nothing_in_the_database_is_held_while_a_letter_is_sent(
    open_site, react, smtp, run_worker_there, monkeypatch
):
    """Another writer gets its turn while the mail server takes its time."""
    react(letters=(mail,))
    with transaction():
        happen()
    written: list[int] = []

    def write_meanwhile(*_letter) -> str:
        with open_site.app_context(), db.engine.begin() as other:
            other.execute(
                text(
                    "insert into categories(slug, name, description, position,"
                    " thread_count, public_thread_count) values ('a','a','',0,0,0)"
                )
            )
            written.append(_transactions(other))
        return "250 OK"

    monkeypatch.setattr(smtp, "_keep", write_meanwhile)
    run_worker_there()
    assert written == [0]
    assert waiting() == []


def _transactions(other) -> int:
    """How many others have a transaction open; on SQLite that one could write says enough."""
    if other.dialect.name == "sqlite":
        return 0
    return other.execute(
        text(
            "select count(*) from pg_stat_activity where datname = current_database()"
            " and pid <> pg_backend_pid() and state <> 'idle'"
        )
    ).scalar_one()


def test_what_no_longer_holds_is_not_sent(visitor, smtp, run_worker):
    member = make.member(verified=False)
    visitor.log_in(member).submit("/verify/again")
    member.email_verified_at = member.joined_at
    run_worker()
    assert smtp.messages == []
    assert waiting() == []


def test_a_letter_to_an_account_that_is_gone_is_not_sent(app, smtp):
    for write in (letters.verify_email, letters.taken_email):
        assert write(letters.EmailVerificationAsked(999), "a") is None
    for event, writers in reactions.LETTERS.items():
        about = event(**{name: 999 for name in event.__annotations__})
        assert [write(about, "a") for write in writers] == [None] * len(writers)


@pytest.mark.parametrize("host", ["evil.example", "localhost:666@evil.example"])
def test_a_link_starts_with_our_own_address_whatever_came_in(visitor, smtp, run_worker, host):
    make.member(email="ada@example.org")
    json = {"username": "Bob", "email": "ada@example.org", "password": make.PASSWORD}
    json |= {"age_16": True, "rules": True}
    headers = {"X-Forwarded-Host": host, "X-Forwarded-Proto": "ftp", "Forwarded": f"host={host}"}
    assert visitor.post("/api/v1/members", json=json, headers=headers).status_code == 202
    run_worker()

    (message,) = smtp.messages
    assert "http://localhost/login" in message.get_content()
    assert "evil" not in message.as_string()


def test_letters_are_in_dutch_and_kept_to_one_person(visitor, smtp, run_worker):
    member = make.member(username="'t <b>Hart</b>", email="ada@example.org", verified=False)
    visitor.log_in(member).submit("/language", language="en")
    visitor.submit("/verify/again")
    run_worker()

    (message,) = smtp.messages
    assert message["Subject"] == "Bevestig je e-mailadres"
    assert "Bevestig met deze link" in message.get_content()
    assert message.get_content_type() == "multipart/alternative"
    assert "<b>" not in message.html
    assert message["X-Rcpt-To"] == "ada@example.org"


def test_the_log_names_no_address_and_no_text(letter, smtp, run_worker, caplog):
    smtp.refuse()
    with caplog.at_level(logging.DEBUG):
        run_worker()
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("forum")]
    assert "refused for good" in "".join(lines)
    assert "ada@example.org" not in "".join(lines)
