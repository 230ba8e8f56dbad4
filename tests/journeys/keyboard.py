"""Getting about with the keys of a keyboard alone."""

from playwright.sync_api import Locator, Page

FARTHEST = 80  # presses of the Tab key
IS_FOCUSED = "it => it === document.activeElement"
IS_RADIO = "document.activeElement.type === 'radio'"


def tab_to(page: Page, target: Locator) -> None:
    target.wait_for()
    for _press in range(FARTHEST):
        if target.evaluate(IS_FOCUSED):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached by keyboard: {target}")


def enter(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def write(page: Page, field: Locator, text: str) -> None:
    """In the place of what stood there."""
    tab_to(page, field)
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
