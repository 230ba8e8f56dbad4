"""A file into a diary: all of it or none, and twice is once."""

from datetime import date, timedelta
from time import process_time

import pytest
from sqlalchemy import event, select

from forum import alarms
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core.days import this_day
from forum.core.db import db, transaction
from forum.core.errors import Refused
from forum.posting.diary import import_diary
from forum.recovery import queries
from forum.recovery.files.lines import WrongLines
from forum.recovery.files.overview import get_overview
from forum.recovery.files.reading import read_lines
from forum.recovery.files.writing import write_csv
from forum.recovery.models import DiaryActivity
from tests import make
from tests.leaving import remains
from tests.posting.reading import shown
from tests.recovery import keeping
from tests.recovery.csv_files import lines
from tests.recovery.keeping import check_in, told

DAY = date(2025, 3, 1)


def take_in(member, file, **more):
    return import_diary(make.viewer(member), read_lines(file), **more)


def counts(found):
    return found.kept, found.replaced, found.unchanged, len(found.skipped)


def days_of(member):
    return {one.day: one.check_in for one in queries.diary(make.viewer(member)).entries}


def test_a_file_comes_in_whole_and_a_second_time_changes_nothing(keeper):
    file = lines("2025-03-01,3,wandelen,4,1,eerste", "2025-03-02,,wandelen,5,,", "2025-03-03,0,,,,")
    assert counts(take_in(keeper, file)) == (3, 0, 0, 0)
    found = days_of(keeper)
    assert found[DAY].note == "eerste"
    assert found[DAY + timedelta(days=2)].scores == {"pain": 0}
    assert counts(take_in(keeper, file)) == (0, 0, 3, 0)
    assert {one.version for one in queries.diary(make.viewer(keeper)).entries} == {1}
    assert remains.found(["eerste", "wandelen"]) == []


def test_one_wrong_line_keeps_all_out_unless_it_is_to_be_skipped(keeper):
    file = lines("2025-03-01,3,,,,", "2025-03-02,11,,,,", "2025-03-03,,,,,", "2025-03-04,5,,,,")
    with pytest.raises(WrongLines) as refused:
        take_in(keeper, file)
    assert [one.line for one in refused.value.complaints] == [3, 4]
    assert refused.value.errors["lines"]["3"].keys() == {"pain"}
    assert not days_of(keeper)
    assert counts(take_in(keeper, file, skip=True)) == (2, 0, 0, 2)
    assert len(days_of(keeper)) == 2


def test_a_day_with_another_check_in_is_only_replaced_when_asked(keeper):
    check_in(keeper, found=told("van hier", pain=3))
    file = lines(f"{this_day()},4,,,,van elders")
    with pytest.raises(WrongLines) as refused:
        take_in(keeper, file)
    assert "al een andere check-in" in str(refused.value.complaints[0].reason)
    assert days_of(keeper)[this_day()].note == "van hier"
    assert counts(take_in(keeper, file, replaces=True)) == (0, 1, 0, 0)
    assert days_of(keeper)[this_day()].note == "van elders"
    (before,) = queries.earlier_versions(make.viewer(keeper), this_day()).items
    assert (before.check_in.note, before.version) == ("van hier", 1)
    assert counts(take_in(keeper, file, replaces=True)) == (0, 0, 1, 0)


def test_what_the_file_has_no_column_for_stays_as_it_was(keeper):
    check_in(keeper, found=told("mijn notitie", walking=4, pain=3))
    assert counts(take_in(keeper, lines(f"{this_day()},3", head="day,pain"))) == (0, 0, 1, 0)
    take_in(keeper, lines(f"{this_day()},5", head="day,pain"), replaces=True)
    found = days_of(keeper)[this_day()]
    assert (found.scores, found.note) == ({"pain": 5}, "mijn notitie")
    assert [one.score for one in found.activities] == [4]


def test_an_activity_counts_in_whichever_column_it_stands(keeper):
    check_in(keeper, found=told(walking=4))
    file = lines(f"{this_day()},fietsen,7", head="day,activity_2_name,activity_2_score")
    take_in(keeper, file, replaces=True)
    assert [one.score for one in days_of(keeper)[this_day()].activities] == [7]


def test_what_was_skipped_is_told_in_the_order_of_the_file(keeper):
    check_in(keeper, found=told(pain=3))
    found = take_in(keeper, lines(f"{this_day()},5,,,,", "2025-03-02,11,,,,"), skip=True)
    assert [one.line for one in found.skipped] == [2, 3]


def test_what_one_took_along_comes_back_in_another_diary(keeper):
    check_in(keeper, 3, told("=1+1", walking=4, pain=3))
    check_in(keeper, 1, told("later", walking=6))
    mine = queries.diary(make.viewer(keeper))
    names = {one.id: one.name for one in mine.activities.values()}
    file = write_csv([(one.day, one.check_in) for one in mine.entries], names, notes=True)
    assert counts(take_in(keeper, file)) == (0, 0, 2, 0)
    other = keeping.keeper()
    take_in(other, file)
    theirs = queries.diary(make.viewer(other))
    assert [one.check_in.note for one in theirs.entries] == ["=1+1", "later"]
    assert [one.name for one in theirs.current_activities] == ["wandelen"]


def test_what_a_file_brings_along_is_not_asked_for_beside_what_one_follows(keeper):
    check_in(keeper, found=told(walking=4))
    take_in(keeper, lines("2025-03-01,,Wandelen,4,,", "2025-03-02,,zwemmen,4,,"))
    found = queries.diary(make.viewer(keeper))
    assert [one.name for one in found.current_activities] == ["wandelen"]
    assert [one.name for one in found.activities.values()] == ["wandelen", "zwemmen"]


def test_more_activities_than_fit_are_told_by_their_lines(keeper):
    day = [DAY + timedelta(days=at) for at in range(101)]
    rows = [f"{one},,activiteit {at},4,," for at, one in enumerate(day)]
    with pytest.raises(WrongLines) as refused:
        take_in(keeper, lines(*rows))
    assert [one.line for one in refused.value.complaints] == [102]
    assert counts(take_in(keeper, lines(*rows), skip=True)) == (100, 0, 0, 1)
    assert len(db.session.scalars(select(DiaryActivity.id)).all()) == 100


def test_notes_are_held_against_the_alarm_signs_once(keeper, monkeypatch):
    sign = alarms.Rule("proef", alarms.Level.TODAY, "proef", lambda text: "alarmwoord" in text)
    monkeypatch.setattr("forum.alarms.rules.RULES", (sign,))
    file = lines("2025-03-01,3,,,,alarmwoord", "2025-03-02,3,,,,nog een alarmwoord")
    ack = shown(lambda: take_in(keeper, file))
    assert ack.rules == {"proef"}
    assert not days_of(keeper)
    assert counts(take_in(keeper, file, acknowledged=ack)) == (2, 0, 0, 0)
    assert counts(take_in(keeper, file)) == (0, 0, 2, 0)


def test_without_consent_nothing_comes_in_or_goes_out(keeper):
    check_in(keeper)
    set_consent(make.viewer(keeper), Purpose.DIARY, given=False)
    for act in (
        lambda: take_in(keeper, lines("2025-03-01,3,,,,")),
        lambda: get_overview(make.viewer(keeper), date.min, date.max),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "consent_required"


def test_ten_years_of_days_are_quick_and_cost_no_more_statements_than_ten(keeper):
    def file(count):
        days = [date(2015, 1, 1) + timedelta(days=at) for at in range(count)]
        return lines(*(f"{day},3,wandelen,4,1,een dag zoals veel andere" for day in days))

    few, _seconds = _cost(lambda: take_in(keeper, file(10)))
    many, seconds = _cost(lambda: take_in(keeper, file(3650)))
    assert len(days_of(keeper)) == 3650
    assert many <= few + 2
    assert seconds < 3


def _cost(act):
    statements = []

    def hear(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", hear)
    began = process_time()
    try:
        act()
    finally:
        event.remove(db.engine, "before_cursor_execute", hear)
    return len(statements), process_time() - began


def test_many_at_once_are_one(run_parallel):
    member = keeping.keeper()
    viewer, file = make.viewer(member), lines("2025-03-01,3,wandelen,4,,", "2025-03-02,4,,,,")

    def send():
        with transaction():
            return import_diary(viewer, read_lines(file)).kept

    assert sorted(run_parallel([send] * 6)) == [0] * 5 + [2]
    assert len(queries.activities(viewer)) == 1
