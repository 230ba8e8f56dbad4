"""Writing is helped by what stands beside the box, also for who has no mouse, or no script."""

import re

import pytest
from playwright.sync_api import Page, expect

from forum.core import clock
from forum.core.db import db
from forum.threads.models import Voice
from tests import make
from tests.journeys.steps import expect_title, fill, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

SELECT = """text => {
    for (const prose of document.querySelectorAll(".prose p")) {
        const at = prose.firstChild.data?.indexOf(text) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(prose.firstChild, at);
        range.setEnd(prose.firstChild, at + text.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }
}"""


@pytest.fixture
def thread(server):
    """The address of a thread in which Wandelende Wilma wrote, and of her post in it."""
    with server.inside():
        make.member(username="Willem")
        make.member(username="Wie.ben.ik", paused_at=clock.now())
        first = make.thread(title="Wie gaat er mee wandelen?")
        said = make.reply(
            first, make.member(username="Wandelende Wilma"), body="Ik loop elke dag. Heerlijk!"
        )
        quiet = make.reply(first, pseudonym=True)
        # Made by chance, and it may begin as the names that are typed below.
        db.session.get(Voice, quiet.voice_id).shown_name = "Stille Otter"
        return f"/t/{first.thread_id}-wie-gaat-er-mee-wandelen", said.id


@pytest.fixture
def writer(page, server, thread):
    """A page of who is logged in, at that thread."""
    with server.inside():
        member = make.member(username="Nadia")
    server.log_in(page, member)
    page.goto(thread[0])
    return page


def _box(page: Page):
    return page.get_by_label("Je reactie")


def test_a_name_is_completed_by_keyboard(writer):
    box, names = _box(writer), writer.get_by_role("listbox", name="Namen")
    box.focus()
    writer.keyboard.type("Dank je @Wa")
    expect(names.get_by_role("option")).to_have_text(["Wandelende Wilma"])
    expect(box).to_have_attribute("aria-activedescendant", "body-names-0")
    expect(writer.locator("[aria-live]").filter(has_text="1 naam")).to_be_attached()
    writer.keyboard.press("Enter")
    expect(names).to_be_hidden()
    expect(box).to_have_value("Dank je @Wandelende Wilma ")
    writer.keyboard.type("voor de moed")
    press(writer, "Reactie plaatsen")
    link = writer.get_by_role("article", name="Nadia").get_by_role("link", name="@Wandelende Wilma")
    expect(link).to_have_attribute("href", "/members/Wandelende%20Wilma")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_names_open_right_below_the_box_and_cover_what_is_there(writer, width):
    writer.set_viewport_size({"width": width, "height": 780})
    box, names = _box(writer), writer.get_by_role("listbox", name="Namen")
    box.focus()
    writer.keyboard.type("Dank je @Wa")
    expect(names).to_be_visible()
    place = box.bounding_box()
    assert 0 <= names.bounding_box()["y"] - place["y"] - place["height"] <= 4
    assert names.evaluate("list => getComputedStyle(list).position") == "absolute"


def test_one_goes_through_the_names_with_the_arrows_and_leaves_them_with_escape(writer):
    box, names = _box(writer), writer.get_by_role("listbox", name="Namen")
    box.focus()
    writer.keyboard.type("@wi")
    expect(names.get_by_role("option")).to_have_text(["Willem"])
    writer.keyboard.press("Escape")
    expect(names).to_be_hidden()
    writer.keyboard.type("l")
    writer.keyboard.press("Enter")
    expect(box).to_have_value("@wil\n")
    writer.keyboard.type("@W")
    expect(names).to_be_hidden()


def test_the_toolbar_marks_what_is_selected_and_undo_takes_it_back(writer):
    box, toolbar = _box(writer), writer.get_by_role("group", name="Opmaak")
    box.focus()
    writer.keyboard.type("heel goed")
    writer.keyboard.press("Shift+Control+ArrowLeft")
    writer.keyboard.press("Control+b")
    expect(box).to_have_value("heel **goed**")
    writer.keyboard.press("Control+b")
    expect(box).to_have_value("heel goed")
    toolbar.get_by_role("button", name="Schuin").press("Enter")
    expect(box).to_have_value("heel *goed*")
    writer.keyboard.press("Control+z")
    expect(box).to_have_value("heel goed")
    writer.keyboard.press("End")
    toolbar.get_by_role("button", name="Lijst").press("Enter")
    expect(box).to_have_value("- heel goed")
    writer.keyboard.press("Control+a")
    writer.keyboard.press("Control+k")
    expect(box).to_have_value("[- heel goed](https://)")


def test_a_selection_is_quoted_without_leaving_the_page(writer, thread):
    box = _box(writer)
    box.fill("Eerst dit.")
    writer.evaluate(SELECT, "elke dag")
    button = writer.get_by_role("button", name="Selectie citeren")
    button.press("Enter")
    expect(box).to_be_focused()
    quote = f"**Wandelende Wilma** schreef in [bericht #2](/p/{thread[1]}):\n\n> elke dag\n\n"
    expect(box).to_have_value(f"Eerst dit.\n\n{quote}")
    expect(button).to_be_hidden()


def test_three_clicks_select_a_paragraph_to_quote(writer):
    writer.get_by_text("Ik loop elke dag. Heerlijk!").click(click_count=3)
    press(writer, "Selectie citeren")
    expect(_box(writer)).to_have_value(re.compile(r"\n\n> Ik loop elke dag. Heerlijk!\n\n$"))


def test_the_link_of_a_message_quotes_what_is_selected_of_it_or_else_all(writer, thread):
    box = _box(writer)
    link = writer.get_by_role("article", name="Wandelende Wilma").get_by_role(
        "link", name="Citeren"
    )
    writer.evaluate(SELECT, "elke dag")
    link.focus()
    link.press("Enter")
    head = f"**Wandelende Wilma** schreef in [bericht #2](/p/{thread[1]}):"
    expect(box).to_have_value(f"{head}\n\n> elke dag\n\n")
    box.fill("")
    writer.evaluate("getSelection().removeAllRanges()")
    link.press("Enter")
    expect(box).to_have_value(f"{head}\n\n> Ik loop elke dag. Heerlijk!\n\n")
    writer.keyboard.type("Dat wil ik ook.")
    press(writer, "Reactie plaatsen")
    mine = writer.get_by_role("article", name="Nadia")
    expect(mine.get_by_role("blockquote")).to_have_text("Ik loop elke dag. Heerlijk!")
    mine.get_by_role("link", name="bericht #2").click()
    expect(writer).to_have_url(re.compile(f"#p{thread[1]}$"))


def test_without_script_a_quote_stands_ready_in_the_box(page_without_script, server, thread):
    page = page_without_script
    with server.inside():
        member = make.member(username="Nadia")
    server.log_in(page, member)
    page.goto(thread[0])
    expect(page.get_by_role("group", name="Opmaak")).to_have_count(0)
    page.get_by_role("article", name="Wandelende Wilma").get_by_role("link", name="Citeren").click()
    head = f"**Wandelende Wilma** schreef in [bericht #2](/p/{thread[1]}):"
    expect(_box(page)).to_have_value(f"{head}\n\n> Ik loop elke dag. Heerlijk!\n\n")


def test_what_there_is_already_is_shown_while_a_title_is_typed(writer):
    writer.goto("/new")
    writer.get_by_role("textbox", name="Titel").press_sequentially("Samen gaan wandelen")
    expect(
        writer.locator("[aria-live]").filter(has_text="1 gesprek lijkt hierop.")
    ).to_be_attached()
    expect(writer.get_by_role("link", name="Wie gaat er mee wandelen?")).to_be_visible()


def test_and_without_script_by_a_button_that_keeps_what_was_typed(
    page_without_script, server, thread
):
    page = page_without_script
    with server.inside():
        member = make.member(username="Nadia")
    server.log_in(page, member)
    page.goto("/new")
    fill(page, {"Titel": "Samen gaan wandelen", "Bericht": "Wie gaat er mee?"})
    press(page, "Kijk of dit al besproken is")
    expect_title(page, "Nieuw gesprek")
    expect(page.get_by_role("link", name="Wie gaat er mee wandelen?")).to_be_visible()
    expect(page.get_by_role("textbox", name="Bericht")).to_have_value("Wie gaat er mee?")
    expect(page.get_by_text("Kijk dit nog na")).to_have_count(0)
