"""Check-ins: one a day, changed with their history, and nothing lost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.viewer import GUEST
from forum.core.days import this_day
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid, LoginRequired, Refused, Stale
from forum.recovery import queries, service
from forum.recovery.checkins import Scored, Told
from forum.recovery.models import DiaryEntry
from forum.recovery.service import NONE_YET
from tests import make
from tests.leaving import remains
from tests.recovery import keeping
from tests.recovery.keeping import check_in, told

SOON = datetime(2040, 1, 1, tzinfo=UTC)


def test_a_check_in_is_kept_as_it_was_told(keeper):
    found = check_in(keeper, found=told("Rondje park", walking=4, pain=0)).entry.check_in
    assert (found.scores, found.note) == ({"pain": 0}, "Rondje park")
    assert [one.score for one in found.activities] == [4]


def test_nothing_of_it_can_be_read_in_the_database(open_site):
    keeper = keeping.keeper(username="Wilhelmina")
    check_in(
        keeper,
        found=Told(
            scores={"pain": 9},
            activities=[Scored("kabouterdans", 7)],
            flare_up=True,
            flare_note="verhuizing",
            note="geheimpje",
        ),
    )
    check_in(keeper, found=told("anders"))
    words = ["kabouterdans", "verhuizing", "geheimpje", '"pain"', '"value"']
    assert remains.found([*words, "Wilhelmina"]) == ["Wilhelmina"]


def test_the_same_day_once_more_is_an_edit_that_keeps_what_was_there(keeper):
    assert check_in(keeper, found=told("eerst")).is_new
    again = check_in(keeper, found=told("later"))
    assert (again.is_new, again.entry.version) == (False, 2)
    (before,) = queries.earlier_versions(make.viewer(keeper), this_day()).items
    assert (before.check_in.note, before.version) == ("eerst", 1)


def test_saying_the_same_twice_changes_nothing(keeper):
    check_in(keeper, found=told("eender", walking=3))
    assert check_in(keeper, found=told("eender", walking=3)).entry.version == 1
    assert not queries.earlier_versions(make.viewer(keeper), this_day()).items


def test_a_new_one_never_lands_on_one_that_is_there(keeper):
    check_in(keeper, found=told("eerst"))
    with pytest.raises(Conflict, match="heb je al een check-in") as refused:
        check_in(keeper, found=told("nieuw"), version=NONE_YET)
    assert "day" in refused.value.errors
    assert queries.get_entry(make.viewer(keeper), this_day()).check_in.note == "eerst"


def test_two_windows_do_not_write_over_each_other(keeper):
    check_in(keeper, found=told("eerst"))
    check_in(keeper, found=told("venster een"), version=1)
    with pytest.raises(Stale):
        check_in(keeper, found=told("venster twee"), version=1)


@pytest.mark.parametrize("days_ago", [-1, 15])
def test_a_day_that_cannot_be_is_refused(keeper, days_ago):
    with pytest.raises(Invalid) as refused:
        check_in(keeper, days_ago)
    assert list(refused.value.errors) == ["day"]


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(1, 1, 1), date.max])
def test_no_diary_goes_back_or_ahead_for_ever(keeper, day):
    with pytest.raises(Invalid):
        service.save_entry(make.viewer(keeper), day, told("ooit"))


def test_an_older_one_can_still_be_changed(keeper, time):
    check_in(keeper, 14, told("toen"))
    time.pass_time(days=300)
    day = this_day() - timedelta(days=314)
    kept = service.save_entry(make.viewer(keeper), day, told("beter bedacht"))
    assert kept.entry.version == 2


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2030, 3, 30, 22, 59, tzinfo=UTC), date(2030, 3, 30)),
        (datetime(2030, 3, 30, 23, 1, tzinfo=UTC), date(2030, 3, 31)),
        (datetime(2030, 3, 31, 21, 59, tzinfo=UTC), date(2030, 3, 31)),
        (datetime(2030, 3, 31, 22, 1, tzinfo=UTC), date(2030, 4, 1)),
        # The hour that is there twice: it is the same day both times.
        (datetime(2030, 10, 27, 0, 30, tzinfo=UTC), date(2030, 10, 27)),
        (datetime(2030, 10, 27, 1, 30, tzinfo=UTC), date(2030, 10, 27)),
        (datetime(2030, 10, 27, 22, 59, tzinfo=UTC), date(2030, 10, 27)),
        (datetime(2030, 10, 27, 23, 1, tzinfo=UTC), date(2030, 10, 28)),
    ],
)
def test_today_is_the_day_in_amsterdam(keeper, time, at, day):
    time.at = at
    assert check_in(keeper).entry.day == day
    with pytest.raises(Invalid):
        check_in(keeper, -1)


def test_nothing_told_is_no_check_in(keeper):
    with pytest.raises(Invalid, match="ten minste één ding"):
        check_in(keeper, found=Told())


def test_deleting_takes_the_history_along_and_twice_is_once(keeper):
    check_in(keeper, found=told("eerst"))
    check_in(keeper, found=told("later"))
    viewer = make.viewer(keeper)
    service.delete_entry(viewer, this_day())
    service.delete_entry(viewer, this_day())
    assert queries.find_entry(viewer, this_day()) is None
    check_in(keeper, found=told("opnieuw"))
    assert not queries.earlier_versions(viewer, this_day()).items


def test_without_consent_nothing_is_kept_or_shown(keeper):
    check_in(keeper)
    viewer = make.viewer(keeper)
    set_consent(viewer, Purpose.DIARY, given=False)
    for act in (
        lambda: check_in(keeper, 1),
        lambda: queries.get_entry(viewer, this_day()),
        lambda: queries.page_of_entries(viewer),
        lambda: queries.activities(viewer),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "consent_required"
    assert queries.diary(viewer).entries == []
    service.delete_entry(viewer, this_day())


def test_the_consent_for_texts_is_another_one(app):
    silent = make.member(consent=False)
    with pytest.raises(Refused):
        check_in(make.member())
    set_consent(make.viewer(silent), Purpose.DIARY, given=True)
    assert check_in(silent).is_new


@pytest.mark.parametrize("facts", [{"verified": False}, {"suspended_until": SOON}])
def test_standing_counts_here_too(app, facts):
    found = keeping.keeper(**facts)
    with pytest.raises(Refused):
        check_in(found)


def test_a_guest_is_asked_to_log_in(app):
    with pytest.raises(LoginRequired):
        queries.diary(GUEST)
    with pytest.raises(LoginRequired):
        service.save_entry(GUEST, this_day(), told("gast"))


def test_nobody_reads_the_diary_of_another(keeper):
    check_in(keeper, found=told("van mij", walking=3))
    for other in (make.moderator(), make.admin(), make.expert()):
        set_consent(make.viewer(other), Purpose.DIARY, given=True)
        viewer = make.viewer(other)
        assert not queries.diary(viewer).entries
        assert not queries.activities(viewer)
        assert not queries.page_of_entries(viewer).items
        assert queries.find_entry(viewer, this_day()) is None


def test_many_at_once_are_one_check_in(run_parallel):
    viewer, day = make.viewer(keeping.keeper()), this_day()

    def send(number):
        with transaction():
            return service.save_entry(viewer, day, told(f"keer {number}", walking=3)).is_new

    made = run_parallel([lambda number=number: send(number) for number in range(20)])
    assert made.count(True) == 1
    assert db.session.scalar(select(func.count()).select_from(DiaryEntry)) == 1
    assert len(queries.activities(viewer)) == 1
    assert len(queries.earlier_versions(viewer, day).items) == 19
