"""Who stopped all mail hears only what has to be told: a list, held against all letters there
are."""

import pytest

from forum.accounts.service import mail_choices
from forum.core import outbox
from forum.core.db import db
from forum.core.outbox import OutboxEvent, record
from forum.jobs import reactions
from forum.jobs.letters import ACCOUNT
from forum.proofs.events import PasswordChanged
from tests import make
from tests.mail.wishes import ADA, LETTERS, SUNDAY, decision, wanting_all

ABOUT_ACCOUNT = {*ACCOUNT, "pseudonym_seen", "backup_codes_renewed", "rules_changed"} - {
    "backup_codes"
}
DECISIONS = {
    "held_decided",
    "measure_taken",
    "measure_reversed",
    "appeal_decided",
    "received",
    "decided",
    "objection_decided",
    "verification_news",
    "profile_refused",
}
# What a moderator or admin is there for; the first has a switch of its own.
ON_DUTY = {"told", "danger", "alarmed", "paused"}
# Answers to a mail that somebody sent us.
ANSWERS = {"mail_taken", "mail_refused"}
STILL = ABOUT_ACCOUNT | DECISIONS | ON_DUTY | ANSWERS


@pytest.fixture
def ada(app, time):
    time.at = SUNDAY
    found = make.member(username="Ada", email=ADA)
    wanting_all(found)
    time.pass_time(days=1, hours=1)
    return found


def test_every_letter_is_either_owed_or_wished():
    every = [letter.__name__ for row in reactions.LETTERS.values() for letter in row]
    assert sorted(every) == sorted([*STILL, *LETTERS])


@pytest.mark.parametrize("name", LETTERS)
def test_what_is_sent_by_wish_says_how_to_stop_it(ada, run_worker, smtp, name):
    LETTERS[name](ada)
    run_worker()
    (letter,) = smtp.to(ADA)
    link = str(letter["List-Unsubscribe"]).strip("<>")
    assert link.startswith("http://localhost/mail/stop?token=")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Id"]
    for words in (letter.get_content(), letter.html):
        assert link in words
        assert "Daarvoor hoef je niet in te loggen" in words or "zonder in te loggen" in words


DAYS = {"digest": 1, "check_in_ready": 7}


@pytest.fixture
def happen(ada, time, run_worker):
    """Let something be told; the second time something new, or what was told once more."""

    def tell(name: str, *, is_again: bool = False) -> None:
        if is_again:
            time.pass_time(days=DAYS.get(name, 1))
        if is_again and name not in ("noticed", *DAYS):
            (before,) = db.session.query(OutboxEvent).filter_by(handler=name)
            outbox.add(before.name, before.payload, handler=name)
        else:
            LETTERS[name](ada)
        run_worker()

    return tell


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("stops", [True, False])
def test_its_own_link_stops_it(app, smtp, happen, name, stops):
    happen(name)
    (letter,) = smtp.to(ADA)
    link = str(letter["List-Unsubscribe"]).strip("<>").removeprefix("http://localhost")
    if stops:
        app.test_client().post(link, data={"List-Unsubscribe": "One-Click"})
    happen(name, is_again=True)
    assert len(smtp.to(ADA)) == (1 if stops else 2)


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("when", ["before", "between"])
def test_who_stopped_all_mail_gets_none_of_it(ada, run_worker, smtp, name, when):
    if when == "before":
        mail_choices.stop_all_mail(ada.id)
    LETTERS[name](ada)
    mail_choices.stop_all_mail(ada.id)
    run_worker()
    assert smtp.to(ADA) == []


def password(ada):
    record(PasswordChanged(ada.id))


@pytest.mark.parametrize("happens", [password, decision])
def test_what_is_owed_still_goes_and_cannot_be_stopped(ada, run_worker, smtp, happens):
    mail_choices.stop_all_mail(ada.id)
    happens(ada)
    run_worker()
    (letter,) = smtp.to(ADA)
    assert letter["List-Unsubscribe"] is None
