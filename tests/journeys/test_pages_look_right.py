"""Pages in which everything is as long as it may be, or nothing is there at all."""

import pytest

from tests.journeys import worlds
from tests.journeys.looking import Inspection
from tests.journeys.steps import press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

ROLES = ["guest", "member", "moderator"]


@pytest.fixture
def inspection(page):
    return Inspection(page)


def _become(server, page, world: worlds.World, role: str) -> None:
    if role in world.people:
        server.log_in(page, world.people[role])


@pytest.mark.parametrize("role", ROLES)
def test_a_full_forum(server, page, inspection, role):
    world = worlds.full(server)
    _become(server, page, world, role)
    for path in world.pages(role):
        inspection.pass_by(path)
    assert inspection.faults == []


@pytest.mark.parametrize("role", ROLES)
def test_an_empty_forum(server, page, inspection, role):
    world = worlds.empty(server)
    _become(server, page, world, role)
    for path in world.pages(role):
        inspection.pass_by(path)
    assert inspection.faults == []


def test_pages_that_say_what_went_wrong(server, page, inspection):
    for path, button in (("/register", "Account aanmaken"), ("/login", "Inloggen")):
        page.goto(path)
        press(page, button)
        page.get_by_role("alert").wait_for()
        inspection.look()
    page.goto("/t/1")
    inspection.look()
    assert inspection.faults == []


def test_the_menu_of_a_member(server, page, inspection):
    world = worlds.empty(server)
    _become(server, page, world, "moderator")
    page.goto("/help")
    page.locator("summary").first.click()
    inspection.look()
    assert inspection.faults == []
