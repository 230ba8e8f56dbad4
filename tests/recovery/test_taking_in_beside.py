"""A file is made ready before the diary is held, so that nobody waits for it to be sealed."""

from datetime import date, timedelta

import pytest

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core import vault
from forum.core.db import db
from forum.core.errors import Refused
from forum.posting.diary import import_diary, prepare_import
from forum.recovery import queries, service
from forum.recovery.files.lines import WrongLines
from forum.recovery.files.reading import read_lines
from tests import make
from tests.leaving import remains
from tests.recovery import keeping
from tests.recovery.csv_files import lines
from tests.recovery.keeping import check_in, told

DAY = date(2025, 3, 1)
FILE = lines(f"{DAY},3,wandelen,4,,van elders", "2025-03-02,,zwemmen,5,,")


@pytest.fixture
def ready(keeper):
    """What is made ready, and then taken in."""
    viewer, file = make.viewer(keeper), read_lines(FILE)

    def get_ready(**asked):
        prepared = prepare_import(viewer, file, **asked)
        return lambda: import_diary(viewer, file, prepared=prepared, **asked)

    return get_ready


@pytest.fixture
def sealed(monkeypatch):
    """How many texts are sealed."""
    counted = []

    def count(plain, seal=vault.seal):
        counted.append(plain)
        return seal(plain)

    monkeypatch.setattr(vault, "seal", count)
    return counted


def _told(keeper):
    found = queries.diary(make.viewer(keeper))
    names = {one.id: one.name for one in found.activities.values()}
    return {
        one.day: (one.check_in.note, [names[did.activity_id] for did in one.check_in.activities])
        for one in found.entries
    }


ALL = {DAY: ("van elders", ["wandelen"]), DAY + timedelta(days=1): ("", ["zwemmen"])}


def test_what_was_made_ready_is_not_sealed_again(keeper, ready, sealed):
    check_in(keeper, 1, told(walking=4))
    service.add_activity(make.viewer(keeper), name="zwemmen")
    sealed.clear()
    take_in = ready()
    assert len(sealed) == 2
    assert take_in().kept == 2
    assert len(sealed) == 2
    assert _told(keeper).items() > ALL.items()
    assert remains.found(["van elders", "wandelen"]) == []


def test_new_activities_have_the_numbers_that_were_expected_where_all_writers_take_turns(
    keeper, ready, sealed
):
    take_in = ready()
    assert take_in().kept == 2
    if (
        db.engine.dialect.name == "sqlite"
    ):  # elsewhere numbers that were given back are not used again
        assert len(sealed) == 2 + len(["wandelen", "zwemmen"])
    assert _told(keeper) == ALL


def test_an_activity_of_somebody_else_meanwhile_mixes_nothing_up(keeper, ready):
    take_in = ready()
    other = keeping.keeper()
    check_in(other, found=told(walking=4))
    assert take_in().kept == 2
    assert _told(keeper) == ALL
    assert [one.name for one in queries.activities(make.viewer(other)).values()] == ["wandelen"]


def test_what_was_told_meanwhile_is_not_written_over(keeper, ready):
    take_in = ready()
    import_diary(make.viewer(keeper), read_lines(lines(f"{DAY},8,,,,van hier")))
    with pytest.raises(WrongLines):
        take_in()
    assert _told(keeper) == {DAY: ("van hier", [])}


def test_what_was_changed_meanwhile_stays_in_its_history(keeper, ready):
    viewer = make.viewer(keeper)
    import_diary(viewer, read_lines(lines(f"{DAY},8,,,,eerst")))
    take_in = ready(replaces=True)
    service.save_entry(viewer, DAY, told("daarna", pain=2))
    assert (take_in().replaced, _told(keeper)) == (1, ALL)
    earlier = [one.check_in.note for one in queries.earlier_versions(viewer, DAY).items]
    assert earlier == ["daarna", "eerst"]


def test_a_no_that_was_said_meanwhile_counts(keeper, ready):
    take_in = ready()
    set_consent(make.viewer(keeper), Purpose.DIARY, given=False)
    with pytest.raises(Refused):
        take_in()
