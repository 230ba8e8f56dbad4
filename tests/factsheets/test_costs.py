"""What the page of a sheet costs does not grow with what there is."""

import pytest

from forum.factsheets.service import pin_to_thread
from tests import make


@pytest.fixture
def sheets(app):
    moderator = make.moderator()
    bare, full = make.sheet(moderator), make.sheet(moderator)
    for _number in range(5):
        thread = make.thread()
        pin_to_thread(make.viewer(moderator), thread.thread_id, full.slug, why="Lees dit")
    return [bare.slug, full.slug]


@pytest.mark.parametrize(("reader", "most"), [(None, 2), (make.member, 4), (make.moderator, 4)])
def test_a_sheet_costs_the_same_however_much_it_is_used(
    visitor, count_queries, sheets, reader, most
):
    if reader:
        visitor.log_in(reader())
    costs = []
    for slug in sheets:
        visitor.get(f"/factsheets/{slug}")  # the first time a session is noted as used
        with count_queries() as seen:
            assert visitor.get(f"/factsheets/{slug}").status_code == 200
        costs.append(len(seen))
    assert max(costs) <= most, costs
    assert costs[0] == costs[1]
