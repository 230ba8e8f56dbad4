"""Weekly letters: in the morning, once, to who still wants them, and saying nothing."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Member
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Invalid, Refused
from forum.core.outbox import OutboxEvent
from forum.jobs.reminding import remind
from forum.recovery.reminders.queries import own_wish
from forum.recovery.reminders.service import set_reminders, stop_reminders
from tests import make
from tests.recovery import keeping
from tests.recovery.keeping import check_in, told

SUNDAY = datetime(2030, 3, 3, 12, tzinfo=UTC)
MONDAY = datetime(2030, 3, 4, 8, tzinfo=UTC)  # nine o'clock in Amsterdam
WEEK = timedelta(days=7)
FORBIDDEN = "pijn|rug|klacht|herstel|gezond|dagboek|score|slaap|stress|medisch|arts|[0-9]"


@pytest.fixture
def wanting(app, time) -> Member:
    """Who wants a letter on Mondays, since the day before."""
    return _wanting(time, email="wilma@example.org", username="Wilma")


def _wanting(time, **facts) -> Member:
    time.at = SUNDAY
    found = keeping.keeper(**facts)
    set_reminders(make.viewer(found), weekday=1)
    db.session.commit()
    time.at = MONDAY
    return found


def _due() -> int:
    """How many letters were written down since the last time asked."""
    remind()
    return db.session.scalar(
        select(func.count()).select_from(OutboxEvent).where(OutboxEvent.name == "ReminderDue")
    )


def test_a_letter_goes_on_its_day_and_once(wanting, smtp, run_worker):
    for _time in range(3):
        remind()
        run_worker()
    (letter,) = smtp.to("wilma@example.org")
    assert letter["Subject"] == "Je check-in staat klaar"
    assert "http://localhost/recovery/check-in" in letter.get_content()


def test_it_tells_nobody_what_it_is_about(wanting, smtp, run_worker, time):
    check_in(wanting, 14, told("Hexenschuss", pain=9))
    for days in (0, 7, 14, 21, 28):
        time.at = MONDAY + timedelta(days=days)
        remind()
        run_worker()
    assert len(smtp.messages) > 1
    for letter in smtp.messages:
        text = re.sub(r"https?://\S+|Ruggespraak", "", letter.get_content())
        for said in (letter["Subject"], text):
            assert not re.search(FORBIDDEN, said.lower()), said


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2030, 3, 4, 6, 59, tzinfo=UTC), 0),
        (datetime(2030, 3, 4, 7, 0, tzinfo=UTC), 1),
        (datetime(2030, 3, 4, 10, 59, tzinfo=UTC), 1),
        (datetime(2030, 3, 4, 11, 0, tzinfo=UTC), 0),
        (datetime(2030, 3, 5, 8, 0, tzinfo=UTC), 0),
        # After the clock was put forward the morning begins an hour sooner in UTC.
        (datetime(2030, 4, 1, 5, 59, tzinfo=UTC), 0),
        (datetime(2030, 4, 1, 6, 0, tzinfo=UTC), 1),
        (datetime(2030, 10, 28, 6, 59, tzinfo=UTC), 0),
        (datetime(2030, 10, 28, 7, 0, tzinfo=UTC), 1),
    ],
)
def test_the_morning_is_that_of_amsterdam(wanting, time, at, expected):
    time.at = at
    assert _due() == expected


def test_turning_it_on_sends_nothing_on_that_very_day(app, time):
    found = keeping.keeper()
    time.at = MONDAY - timedelta(hours=2)
    set_reminders(make.viewer(found), weekday=1)
    time.at = MONDAY
    assert _due() == 0
    time.at = MONDAY + WEEK
    assert _due() == 1


def test_another_weekday_never_makes_it_two_in_a_week(wanting, time):
    assert _due() == 1
    set_reminders(make.viewer(wanting), weekday=2)
    time.pass_time(days=1)
    assert _due() == 1
    time.pass_time(days=7)
    assert _due() == 2


def _change(member: Member, **facts) -> None:
    for name, value in facts.items():
        setattr(member, name, value)
    db.session.commit()


LACKING = {
    "withdrew": lambda found: set_consent(make.viewer(found), Purpose.DIARY, given=False),
    "paused": lambda found: _change(found, paused_at=clock.now()),
    "suspended": lambda found: _change(found, suspended_until=clock.now() + WEEK),
    "unverified": lambda found: _change(found, email_verified_at=None),
    "erased": lambda found: _change(found, erased_at=clock.now()),
    "checked in": lambda found: check_in(found, 3),
    "stopped": lambda found: stop_reminders(make.viewer(found)),
}


@pytest.mark.parametrize("what", LACKING)
def test_it_does_not_go_to_who_should_not_get_it(wanting, what):
    LACKING[what](wanting)
    assert _due() == 0


@pytest.mark.parametrize("what", LACKING)
def test_what_changed_since_it_was_written_down_still_counts(wanting, what, smtp, run_worker):
    assert _due() == 1
    LACKING[what](wanting)
    run_worker()
    assert smtp.messages == []


def test_a_letter_that_waited_for_a_day_does_not_go_any_more(wanting, smtp, run_worker, time):
    remind()
    time.pass_time(days=1)
    run_worker()
    assert smtp.messages == []


def test_after_four_weeks_it_says_so_once_and_is_silent(wanting, smtp, run_worker, time):
    for _week in range(10):
        remind()
        run_worker()
        time.pass_time(days=7)
    subjects = [letter["Subject"] for letter in smtp.messages]
    assert subjects[:-1] == ["Je check-in staat klaar"] * 4
    assert subjects[-1] == "We sturen je voorlopig geen herinneringen meer"
    assert own_wish(make.viewer(wanting)).is_silent

    check_in(wanting)
    assert not own_wish(make.viewer(wanting)).is_silent
    time.pass_time(days=7)
    remind()
    run_worker()
    assert smtp.messages[-1]["Subject"] == "Je check-in staat klaar"


def test_turning_it_on_again_ends_the_silence(wanting, time):
    for _week in range(6):
        due = _due()
        time.pass_time(days=7)
    set_reminders(make.viewer(wanting), weekday=1)
    time.pass_time(days=7)
    assert _due() == due + 1


def test_it_waits_until_the_day_of_a_pause(wanting, time):
    until = (MONDAY + 2 * WEEK).date()
    set_reminders(make.viewer(wanting), weekday=1, paused_until=until)
    assert _due() == 0
    time.pass_time(days=7)
    assert _due() == 0
    time.pass_time(days=7)
    assert _due() == 1


@pytest.mark.parametrize("days", [-1, 0, 366])
def test_a_pause_that_cannot_be_is_refused(wanting, days):
    day = clock.now().date() + timedelta(days=days)
    with pytest.raises(Invalid) as refused:
        set_reminders(make.viewer(wanting), weekday=1, paused_until=day)
    assert list(refused.value.errors) == ["paused_until"]


def test_without_a_diary_there_is_nothing_to_remind_of(app):
    with pytest.raises(Refused):
        set_reminders(make.viewer(make.member()), weekday=1)
