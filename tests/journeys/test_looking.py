"""Those who look at every page would see what is wrong with one."""

import pytest

from tests.journeys.looking import Inspection

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

FAINT = """() => {
    const words = Object.assign(document.createElement("p"), { className: "faint" });
    words.textContent = "Dit kan bijna niemand lezen.";
    document.querySelector("main").append(words);
    const style = new CSSStyleSheet();
    const narrow = "@media (width < 400px) { .faint { color: #ccc } }";
    style.replaceSync(`.faint { color: #3b3b3b } ${narrow}`);
    document.adoptedStyleSheets = [style];
}"""
NAMELESS = "() => document.querySelector('main').append(document.createElement('button'))"


@pytest.fixture
def inspection(page, server):
    inspection = Inspection(page)
    inspection.visit("/login")
    assert inspection.faults == []
    return inspection


def test_letters_that_are_too_faint_are_seen_by_night_and_by_day_where_they_are(page, inspection):
    page.evaluate(FAINT)
    inspection.look()
    found = [fault.partition(", ")[2].partition(" [")[0] for fault in inspection.faults]
    # Light letters on the narrow page by day, dark ones on the wide page by night.
    assert found == ["light: color-contrast", "dark: color-contrast"]


def test_a_button_that_says_nothing_is_seen(page, inspection):
    page.evaluate(NAMELESS)
    inspection.look()
    assert any("button-name" in fault for fault in inspection.faults)
