"""What people do on these pages, in the words that stand on them."""

from playwright.sync_api import Page, expect

from tests import make


def log_in(page: Page, username: str) -> None:
    page.goto("/login")
    fill(page, {"Gebruikersnaam": username, "Wachtwoord": make.PASSWORD})
    press(page, "Inloggen")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Dag {username}")


def fill(page: Page, answers: dict[str, str]) -> None:
    """Answers by the label of their field, or by how it begins."""
    for label, answer in answers.items():
        secret = page.get_by_label(label, exact=True)  # a password is no textbox
        page.get_by_role("textbox", name=label).or_(secret).fill(answer)


def press(page: Page, label: str) -> None:
    """The button on the page itself, not in its head, that says this."""
    page.locator(".columns").get_by_role("button", name=label, exact=True).click()


def follow(page: Page, label: str) -> None:
    page.get_by_role("link", name=label, exact=True).first.click()


def unfold(page: Page, label: str) -> None:
    page.locator("summary").filter(has_text=label).first.click()


def reply(page: Page, text: str) -> None:
    fill(page, {"Je reactie": text})
    press(page, "Reactie plaatsen")
    expect(page.get_by_role("article").last).to_contain_text(text)


def expect_title(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def expect_told(page: Page, sentence: str) -> None:
    expect(page.get_by_role("status").filter(has_text=sentence)).to_be_visible()


def press_by_keyboard(page: Page, label: str) -> None:
    """From where one is, Tab by Tab."""
    button = page.get_by_role("button", name=label)
    for _press in range(60):
        if button.evaluate("it => it === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
