"""A file into a diary and out of it again, by keyboard and without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.keyboard import enter, tab_to
from tests.journeys.steps import expect_told
from tests.recovery.keeping import keeper

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

HEAD = "day,pain,note"
ROWS = [f"2025-03-0{at},{at},dag {at}" for at in range(1, 8)]
BROKEN = [*ROWS[:5], "2025-03-06,11,dag 6", ROWS[6]]  # the seventh line of the file


@pytest.fixture
def member(server):
    with server.inside():
        return keeper()


@pytest.fixture(params=[True, False], ids=["script", "no_script"])
def window(request, server, member, open_window):
    window = open_window(script=request.param)
    server.log_in(window, member)
    return window


def test_a_broken_line_is_told_put_right_and_comes_back_the_same(window, tmp_path):
    file = tmp_path / "dagboek.csv"
    window.goto("/recovery/import")
    _send(window, file, BROKEN)
    report = window.get_by_role("region", name="Wat niet klopt")
    wrong = "Regel 7, kolom pain: 11 is geen heel getal van 0 tot en met 10."
    expect(report.get_by_role("listitem")).to_have_text([wrong])
    _send(window, file, ROWS)
    expect_told(window, "Opgenomen: 7.")

    first = _taken(window, tmp_path / "eerst.csv")
    window.goto("/recovery/import")
    _choose_and_send(window, first)
    expect_told(window, "Was er al: 7.")
    assert _taken(window, tmp_path / "later.csv").read_bytes() == first.read_bytes()
    assert all(f"dag {at}" in first.read_text("utf-8-sig") for at in range(1, 8))


def _send(window: Page, file: Path, rows: list[str]) -> None:
    file.write_text("\n".join((HEAD, *rows, "")))
    _choose_and_send(window, file)


def _choose_and_send(window: Page, file: Path) -> None:
    chosen = window.get_by_label("Bestand")
    tab_to(window, chosen)
    chosen.set_input_files(file)  # the dialogue is the browser's own
    enter(window, window.get_by_role("button", name="Inlezen"))


def _taken(window: Page, file: Path) -> Path:
    window.goto("/recovery/export")
    notes = window.get_by_label("Met mijn notities")
    tab_to(window, notes)
    window.keyboard.press("Space")
    with window.expect_download() as coming:
        enter(window, window.get_by_role("button", name="CSV downloaden"))
    coming.value.save_as(file)
    return file
