"""A diary whose consent is taken back: it stands still at once, and goes within thirty days."""

from threading import Event
from time import sleep

from sqlalchemy import func, select

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.service.pausing import get_held
from forum.core.days import this_day
from forum.core.db import db, transaction
from forum.core.errors import Refused
from forum.jobs import retention
from forum.recovery import queries
from forum.recovery.models import DiaryActivity, DiaryEntry, DiaryRevision
from forum.recovery.service import add_activity
from tests import make
from tests.recovery import keeping
from tests.recovery.keeping import check_in, told


def _agree(member, *, given):
    set_consent(make.viewer(member), Purpose.DIARY, given=given)
    db.session.commit()


def _rows():
    tables = (DiaryEntry, DiaryRevision, DiaryActivity)
    return [db.session.scalar(select(func.count()).select_from(table)) for table in tables]


def test_it_goes_with_its_history_within_thirty_days(open_site, time):
    keeper, other = keeping.keeper(), keeping.keeper()
    for member in (keeper, other):
        check_in(member, found=told("eerst", walking=3))
        check_in(member, found=told("later", walking=3))
    _agree(keeper, given=False)
    retention.carry_out()
    assert _rows() == [2, 2, 2]
    time.pass_time(days=30)
    assert dict((rule.name, count) for rule, count in retention.report())["diaries"] == 1
    retention.carry_out()
    assert _rows() == [1, 1, 1]
    assert queries.diary(make.viewer(other)).entries


def test_a_yes_in_time_brings_it_back(open_site, time):
    keeper = keeping.keeper()
    check_in(keeper)
    _agree(keeper, given=False)
    assert not queries.diary(make.viewer(keeper)).entries
    time.pass_time(days=20)
    _agree(keeper, given=True)
    time.pass_time(days=60)
    retention.carry_out()
    assert len(queries.diary(make.viewer(keeper)).entries) == 1


def test_its_page_says_that_it_waits_and_not_that_it_begins(visitor):
    keeper = keeping.keeper()
    own = visitor.log_in(keeper)
    _agree(keeper, given=False)
    assert "staat stil, omdat" not in own.get("/recovery").text
    _agree(keeper, given=True)
    check_in(keeper)
    _agree(keeper, given=False)
    page = own.get("/recovery").text
    assert "staat stil, omdat" in page
    assert "Ik geef weer toestemming" in page
    own.submit("/recovery/begin")
    assert f'href="/recovery/{this_day()}"' in own.get("/recovery").text


def test_the_days_count_from_the_last_no(open_site, time):
    keeper = keeping.keeper()
    check_in(keeper)
    for given in (False, True, False):
        time.pass_time(days=25)
        _agree(keeper, given=given)
    retention.carry_out()
    assert _rows()[0] == 1


def test_whoever_waits_while_the_no_is_said_keeps_nothing(open_site, run_parallel):
    keeper = keeping.keeper()
    viewer, is_held = make.viewer(keeper), Event()

    def say_no():
        with transaction():
            get_held(viewer.id)
            is_held.set()
            sleep(0.3)  # long enough for the other to come and wait
            set_consent(viewer, Purpose.DIARY, given=False)

    def keep():
        is_held.wait(10)
        with transaction():
            add_activity(viewer, name="fietsen")

    _said, kept = run_parallel([say_no, keep])
    assert isinstance(kept, Refused)
    assert _rows()[2] == 0
