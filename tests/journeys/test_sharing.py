"""A piece of a diary is shown to others, by keyboard and without script, and taken back."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.journeys.keyboard import enter, tab_to
from tests.journeys.steps import expect_title, expect_told, press_by_keyboard
from tests.recovery import keeping
from tests.recovery.keeping import check_in, told
from tests.recovery.stories.sharing import story

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


@pytest.fixture(params=[True, False], ids=["script", "no_script"])
def scripted(request):
    return request.param


@pytest.fixture
def people(server):
    """Who keeps a diary, and who reads along; with the address of the story."""
    with server.inside():
        keeper, reader = keeping.keeper(username="Wilma"), make.member(username="Ria")
        for ago, pain in ((12, 8), (8, 7), (4, 5)):
            check_in(keeper, ago, told("notitiewoord", pain=pain))
        return keeper, reader, f"/t/{story(keeper).thread_id}"


def _check_in(page):
    page.goto("/recovery/check-in")
    tab_to(page, page.get_by_role("spinbutton", name="Pijn"))
    page.keyboard.type("4")
    press_by_keyboard(page, "Bewaren")
    expect_told(page, "Je check-in is bewaard.")


def _share(page, path):
    page.goto(path)
    enter(page, page.get_by_role("link", name="Delen uit je dagboek"))
    for label in ("Pijn", "Opvlammingen"):
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.press("Space")
    press_by_keyboard(page, "Bekijk wat anderen zien")
    expect_title(page, "Dit zien anderen")
    press_by_keyboard(page, "Delen")


def _open(other, path):
    """The address of what is shared, found and read by keyboard."""
    other.goto(path)
    box = other.get_by_role("region", name="Uit het dagboek")
    expect(box).to_contain_text("4 check-ins")
    enter(other, box.get_by_role("link", name="Momentopname"))
    expect_title(other, "Momentopname")
    expect(other.get_by_role("img", name="Pijn")).to_be_visible()
    enter(other, other.locator("summary", has_text="De cijfers als tabel"))
    expect(other.get_by_role("table", name="Pijn")).to_contain_text("8")
    assert "notitiewoord" not in other.content()
    return other.url


def test_a_check_in_is_shared_seen_and_gone_at_once(server, open_window, people, scripted):
    keeper, reader, path = people
    own, other = open_window(script=scripted), open_window(script=scripted)
    server.log_in(own, keeper)
    server.log_in(other, reader)
    _check_in(own)
    _share(own, path)
    expect_told(own, "Het staat nu bij je herstelverhaal.")

    opened = _open(other, path)
    press_by_keyboard(own, "Delen stoppen")
    expect_told(own, "Dit wordt niet meer gedeeld.")
    assert other.goto(opened).status == 404
    other.goto(path)
    expect(other.get_by_text("Uit het dagboek")).to_have_count(0)
