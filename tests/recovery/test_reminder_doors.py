"""The pages and calls of reminders, and stopping them by the letter itself."""

import re

import pytest
from sqlalchemy import func, select

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core.db import db
from forum.jobs import retention
from forum.jobs.reminding import remind
from forum.recovery.models import DiaryExperiment, DiaryReminder
from forum.recovery.reminders.service import set_reminders
from tests import make
from tests.recovery import keeping
from tests.recovery.test_reminding import MONDAY, SUNDAY
from tests.recovery.trials import begin

REMINDERS = "/recovery/reminders"


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


@pytest.fixture
def program(visitor, keeper):
    return visitor.bearer(make.token(keeper))


def test_reminders_are_set_and_stopped_by_a_program(program):
    address = f"/api/v1{REMINDERS}"
    assert program.get(address).json["is_on"] is False
    set_to = program.put(address, json={"weekday": 3, "paused_until": None}).json
    assert (set_to["is_on"], set_to["weekday"]) == (True, 3)
    assert program.put(address, json={"weekday": 8}).status_code == 422
    assert program.delete(address).status_code == 204
    assert program.get(address).json["is_on"] is False


def test_a_wrong_pause_comes_back_with_what_was_typed(own):
    answer = own.submit(REMINDERS, weekday="4", paused_until="2001-01-01")
    assert answer.status_code == 422
    assert 'id="paused_until-error"' in answer.text
    assert 'value="2001-01-01"' in answer.text


def _letter(time, smtp, run_worker):
    time.at = SUNDAY
    found = keeping.keeper(email="wilma@example.org")
    set_reminders(make.viewer(found), weekday=1)
    time.at = MONDAY
    remind()
    run_worker()
    return smtp.to("wilma@example.org")[0]


def _wishes() -> int:
    db.session.expire_all()
    return db.session.scalar(select(func.count()).select_from(DiaryReminder))


def test_the_letter_stops_it_without_logging_in(visitor, time, smtp, run_worker):
    body = _letter(time, smtp, run_worker).get_content()
    link = re.search(r"http://localhost(/mail/stop\?token=\S+)", body)[1]
    page = visitor.get(link)
    assert (page.status_code, _wishes()) == (200, 1)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "Gestopt." in visitor.submit(link).text
    assert _wishes() == 0
    assert "Gestopt." in visitor.submit(link).text


def test_a_mail_program_stops_it_with_one_press(app, time, smtp, run_worker):
    """RFC 8058: a POST of this very body, without a cookie, a page or a redirect."""
    letter = _letter(time, smtp, run_worker)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = str(letter["List-Unsubscribe"]).strip("<>").removeprefix("http://localhost")
    answer = app.test_client().post(link, data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, _wishes()) == (200, 0)


def test_a_link_that_was_changed_stops_nothing(visitor, time, smtp, run_worker):
    link = str(_letter(time, smtp, run_worker)["List-Unsubscribe"]).strip("<>")
    path = link.removeprefix("http://localhost")
    for wrong in (f"{path}x", path.replace("token=", "token=x"), path.partition("?")[0]):
        assert visitor.get(wrong).status_code == 422
        assert visitor.submit(wrong).status_code == 422
    assert _wishes() == 1


def test_other_letters_cannot_be_unsubscribed_from(visitor, smtp, run_worker):
    make.member(email="ada@example.org", password=make.PASSWORD)
    visitor.submit("/forgot", email="ada@example.org")
    run_worker()
    assert smtp.messages[0]["List-Unsubscribe"] is None


def test_both_go_with_the_diary_whose_consent_was_taken_back(open_site, time):
    found = keeping.keeper()
    begin(found, remind=True)
    set_consent(make.viewer(found), Purpose.DIARY, given=False)
    db.session.commit()
    time.pass_time(days=30)
    retention.carry_out()
    assert _wishes() == db.session.scalar(select(func.count()).select_from(DiaryExperiment)) == 0
