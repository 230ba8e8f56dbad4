"""However often a check-in was changed: all of it stays, and a page shows some of it."""

import pytest

from forum.core.days import this_day
from forum.core.errors import Invalid
from forum.core.paging import PAGE_SIZE
from forum.recovery import queries
from tests import make
from tests.recovery.keeping import check_in, told

COUNT = PAGE_SIZE + 3


@pytest.fixture
def changed(keeper):
    for number in range(COUNT + 1):
        check_in(keeper, found=told(f"keer {number}"))
    return keeper


def test_all_that_was_said_before_can_be_read_on_page_after_page(changed, visitor):
    page = visitor.log_in(changed).get(f"/recovery/{this_day()}")
    assert page.text.count("keer ") == PAGE_SIZE + 1
    (following,) = [part.split('"')[0] for part in page.text.split('href="') if "after=" in part]
    rest = visitor.get(following).text
    assert [f"keer {number}<" in rest for number in range(4)] == [True] * 3 + [False]
    assert visitor.get(f"/recovery/{this_day()}?after=zomaar").status_code == 404


def test_a_program_reads_it_the_same_way(changed, visitor):
    program = visitor.bearer(make.token(changed))
    path = f"/api/v1/recovery/entries/{this_day()}/revisions"
    first = program.get(f"{path}?limit=2").json
    assert [one["version"] for one in first["items"]] == [COUNT, COUNT - 1]
    second = program.get(f"{path}?limit=1&after={first['next']}").json
    assert [one["version"] for one in second["items"]] == [COUNT - 2]


def test_a_place_in_another_list_is_none_in_this_one(changed):
    viewer = make.viewer(changed)
    check_in(changed, 1)
    elsewhere = queries.page_of_entries(viewer, limit=1).next
    with pytest.raises(Invalid):
        queries.earlier_versions(viewer, this_day(), after=elsewhere)
