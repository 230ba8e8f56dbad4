"""Who comes back to a long conversation reads on where they were."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.steps import expect_title, expect_told, follow, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

TITLE = "Wie wandelt er mee?"
FARTHEST = 400  # presses of the Tab key
MINUTE = 60_000  # milliseconds


@pytest.fixture
def story(server):
    """A thread of 24 messages, by others."""
    with server.inside():
        first, other = make.thread(title=TITLE), make.member(username="Bea")
        for _more in range(23):
            make.reply(first, other)
        return first


def _member(server, page: Page, name: str = "Wilma"):
    with server.inside():
        member = make.member(username=name)
    server.log_in(page, member)
    return member


def _read_all_then_three_more(server, page: Page, first, time) -> list[int]:
    """Numbers of the new ones."""
    page.goto(f"/t/{first.thread_id}?after=0")
    page.goto(f"{page.url.partition('?')[0]}?after=20")
    time.pass_time(days=1)
    with server.inside():
        return [make.reply(first).id for _more in range(3)]


def test_from_the_list_to_the_first_new_message(page, server, story, time):
    _member(server, page)
    new = _read_all_then_three_more(server, page, story, time)
    page.goto("/threads?show=unread")
    page.get_by_role("link", name="3 nieuwe").click()
    expect(page).to_have_url(re.compile(rf"\?after=20#p{new[0]}$"))
    expect_title(page, TITLE)
    line = page.get_by_text("Nieuw sinds je vorige bezoek")
    expect(line).to_be_in_viewport()
    expect(page.locator(f"#p{new[0]}")).to_be_in_viewport()
    page.goto("/threads?show=unread")
    expect(page.get_by_text("Je bent bij")).to_be_visible()


def test_without_a_mouse(page, server, story, time):
    _member(server, page)
    new = _read_all_then_three_more(server, page, story, time)
    page.goto("/")
    _go(page, page.get_by_role("link", name="3 nieuwe"))
    expect(page).to_have_url(re.compile(rf"#p{new[0]}$"))
    _go(page, page.get_by_role("button", name="Dempen"))
    expect_told(page, "Dit is nu gedempt")
    _go(page, page.get_by_role("button", name="Niet meer dempen"))
    expect_told(page, "Dit volg of demp je niet meer.")


def test_without_script(page_without_script, server, story, time):
    page = page_without_script
    _member(server, page)
    new = _read_all_then_three_more(server, page, story, time)
    page.goto(f"/t/{story.thread_id}")
    follow(page, "Verder lezen vanaf bericht 25")
    expect(page).to_have_url(re.compile(rf"#p{new[0]}$"))
    press(page, "Volgen")
    expect_told(page, "Dit volg je nu.")
    page.goto("/threads?show=followed")
    expect(page.get_by_role("link", name=TITLE, exact=True)).to_be_visible()
    page.goto("/settings/following")
    press(page, f"Niet meer volgen {TITLE}")
    expect(page.get_by_text("Je volgt of dempt nog niets")).to_be_visible()


def test_a_second_window_hears_of_a_reply_without_loading_again(
    open_window, server, story, monkeypatch
):
    reader, writer = open_window(), open_window()
    _member(server, reader)
    _member(server, writer, "Nadia")
    reader.clock.install()
    reader.goto(f"/t/{story.thread_id}")
    reader.goto(f"{reader.url}?after=20")
    reader.evaluate("window.isTheSame = true")
    place = reader.locator(".updates")
    for window, count in ((MINUTE, "1 nieuwe reactie"), (2 * MINUTE, "2 nieuwe reacties")):
        before = reader.locator("#reageren").bounding_box()
        with server.inside():
            make.reply(story)
        reader.clock.run_for(window)
        expect(place).to_have_text(count)
        assert reader.locator("#reageren").bounding_box() == before
    assert reader.evaluate("window.isTheSame")
    place.get_by_role("link").click()
    expect(reader).to_have_url(re.compile(r"\?after=20#p\d+$"))
    expect(reader.get_by_role("article")).to_have_count(6)


def test_whoever_looked_away_asks_nothing_meanwhile(page, server, story):
    _member(server, page)
    asked: list[str] = []
    page.on("request", lambda request: "updates" in request.url and asked.append(request.url))
    page.clock.install()
    page.goto(f"/t/{story.thread_id}")
    asked.clear()
    page.context.set_offline(True)
    page.clock.run_for(10 * MINUTE)
    assert asked == []
    page.context.set_offline(False)
    with page.expect_response(re.compile("/updates")):
        page.clock.run_for(MINUTE)


def _go(page: Page, target) -> None:
    target.wait_for()
    for _press in range(FARTHEST):
        page.keyboard.press("Tab")
        if target.evaluate("it => it === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"not reached by keyboard: {target}")
