"""A member shows what they mean, and no more than that."""

from pathlib import Path
from re import search

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.looking import Inspection
from tests.journeys.steps import expect_title, expect_told, fill, follow, press
from tests.journeys.test_keyboard import _go, _type
from tests.uploads.files import BEHIND, CAMERA, COMMENT, opened, photo, picture

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

ALT = "Mijn bureaustoel met een kussen"
PASTE = """async ([text, bytes, name]) => {
    const file = new File([new Uint8Array(bytes)], name, {type: "image/jpeg"});
    const clipboardData = new DataTransfer();
    clipboardData.items.add(file);
    text.focus();
    text.dispatchEvent(new ClipboardEvent("paste", {
        clipboardData, bubbles: true, cancelable: true,
    }));
}"""


@pytest.fixture
def thread(server) -> str:
    with server.inside():
        return f"/t/{make.thread(title='Hoe zit jij?').thread_id}"


@pytest.fixture
def member(server):
    with server.inside():
        return make.member(username="Wilma")


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "IMG_20300101.jpg"
    path.write_bytes(photo())
    return path


def _expect_clean(page: Page) -> None:
    """The picture in the last message, as whoever reads along gets it, in every size."""
    shown = page.get_by_role("article").last.get_by_role("img", name=ALT)
    expect(shown).to_be_visible()
    shown.scroll_into_view_if_needed()
    assert shown.evaluate("it => it.decode().then(() => it.naturalWidth)") == 600
    small = shown.get_attribute("src")
    full = shown.locator("..").get_attribute("href")
    for path in (small, full, f"{full}/320"):
        served = page.context.request.get(path)
        assert served.headers["content-type"] == "image/webp"
        content = served.body()
        assert dict(opened(content).getexif()) == {}
        assert not any(mark in content for mark in (CAMERA, COMMENT, BEHIND, b"Exif"))


def test_by_keyboard_alone(page, server, thread, member, file):
    server.log_in(page, member)
    page.on("filechooser", lambda _chooser: None)  # asked for in time: the browser must know it
    page.goto(thread)
    text = page.get_by_label("Je reactie")
    _type(page, text, "Zo zit ik het best.")
    _go(page, page.get_by_role("button", name="Afbeelding toevoegen"))
    expect(page.get_by_label("Afbeelding", exact=True)).to_be_focused()
    _choose_by_keyboard(page, file)
    _go(page, page.get_by_role("button", name="In mijn tekst zetten"))
    expect(page.get_by_role("alert").filter(has_text="Vul in wat er")).to_be_visible()
    expect(page.get_by_label("Wat is er te zien?")).to_be_focused()
    page.keyboard.type(ALT)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="staat in je tekst")).to_be_visible()
    expect(text).to_be_focused()
    assert search(rf"^Zo zit ik het best\.\n\n!\[{ALT}\]\(/u/[\w-]{{43}}\)\n$", text.input_value())
    page.keyboard.type("Wie ook?")
    _go(page, page.get_by_role("button", name="Reactie plaatsen"))
    expect(page.get_by_role("article").last).to_contain_text("Wie ook?")
    _expect_clean(page)


def _choose_by_keyboard(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Enter")
    asked.value.set_files(file)


def test_pasted_into_the_text(page, server, thread, member, file):
    server.log_in(page, member)
    page.goto(thread)
    text = page.get_by_label("Je reactie")
    arguments = [text.element_handle(), list(file.read_bytes()), file.name]
    page.evaluate(PASTE, arguments)
    expect(page.get_by_text(file.name)).to_be_visible()
    expect(page.get_by_label("Wat is er te zien?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Wat is er te zien?")).to_be_hidden()
    page.evaluate(PASTE, arguments)
    page.keyboard.type(ALT)
    press(page, "In mijn tekst zetten")
    expect(page.get_by_role("status").filter(has_text="staat in je tekst")).to_be_visible()
    press(page, "Reactie plaatsen")
    _expect_clean(page)


def test_what_is_no_picture_is_said_and_the_text_is_kept(page, server, thread, member, tmp_path):
    server.log_in(page, member)
    page.goto(thread)
    fill(page, {"Je reactie": "Een lang verhaal."})
    press(page, "Afbeelding toevoegen")
    fake = tmp_path / "foto.png"
    fake.write_bytes(b"<svg onload=alert(1)>")
    page.get_by_label("Afbeelding", exact=True).set_input_files(fake)
    fill(page, {"Wat is er te zien?": ALT})
    press(page, "In mijn tekst zetten")
    expect(
        page.get_by_role("alert").filter(has_text="geen afbeelding die we kennen")
    ).to_be_visible()
    other = tmp_path / "andere.png"
    other.write_bytes(fake.read_bytes())
    page.get_by_label("Afbeelding", exact=True).set_input_files(other)
    expect(page.get_by_role("alert").filter(has_text="geen afbeelding")).to_have_count(0)
    page.context.clear_cookies()
    press(page, "In mijn tekst zetten")
    expect(page.get_by_role("alert").filter(has_text="Log in een ander tabblad")).to_be_visible()
    expect(page.get_by_label("Je reactie")).to_have_value("Een lang verhaal.")


def test_without_script(page_without_script, server, thread, member, file):
    page = page_without_script
    server.log_in(page, member)
    page.goto(thread)
    with page.context.expect_page() as opened_page:
        page.locator("form").get_by_role("link", name="Afbeelding toevoegen").click()
    beside = opened_page.value
    _choose(beside, file, alt="")
    expect(beside.get_by_role("alert")).to_contain_text("Wat is er te zien?")
    _choose(beside, file, alt=ALT)
    expect_title(beside, "Je afbeelding")
    line = beside.get_by_label("Plak deze regel in je bericht").input_value()
    fill(page, {"Je reactie": f"Zo zit ik.\n\n{line}"})
    press(page, "Reactie plaatsen")
    _expect_clean(page)
    _take_away(beside, server)
    page.reload()
    expect(page.get_by_role("article").last).to_contain_text("Zo zit ik.")


def _choose(page: Page, file: Path, *, alt: str) -> None:
    page.get_by_label("Afbeelding", exact=True).set_input_files(file)
    fill(page, {"Wat is er te zien?": alt})
    press(page, "Afbeelding toevoegen")


def _take_away(page: Page, server) -> None:
    follow(page, "Mijn afbeeldingen")
    follow(page, f"Verwijderen {ALT}")
    press(page, "Ja, verwijderen")
    expect_told(page, "De afbeelding is verwijderd.")
    server.run_worker()
    assert list(Path(server.site.config["STORAGE_FOLDER"]).iterdir()) == []


def test_the_pages_can_be_read_by_everyone(page, server, thread, member):
    inspection = Inspection(page)
    server.log_in(page, member)
    for path in ("/settings/uploads", "/uploads/new"):
        inspection.visit(path)
    page.get_by_label("Afbeelding", exact=True).set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": picture(3_000, 200)}
    )
    fill(page, {"Wat is er te zien?": "arbeidsongeschiktheidsverzekeringsmaatschappij" * 6})
    press(page, "Afbeelding toevoegen")
    expect_title(page, "Je afbeelding")
    inspection.look()
    line = page.get_by_label("Plak deze regel in je bericht").input_value()
    page.goto(thread)
    fill(page, {"Je reactie": line})
    press(page, "Reactie plaatsen")
    page.get_by_role("article").nth(1).wait_for()
    press(page, "Afbeelding toevoegen")
    inspection.look()
    for path in ("/settings/uploads", "/settings/uploads/1/delete"):
        inspection.visit(path)
    assert inspection.faults == []
