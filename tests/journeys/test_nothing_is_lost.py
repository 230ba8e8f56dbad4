"""Whatever goes wrong, what was typed is still there, and nothing is done twice."""

import re

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from tests import make
from tests.journeys.steps import fill, follow, press, unfold

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

TYPED = "Een lang verhaal, op een telefoon getypt.\n\nMet een tweede alinea."
TOO_LONG = "lang " * 4_000 + "x"
SEND_TWICE = """action => {
    const form = document.querySelector(`form[action^="${action}"]:has([name=body])`);
    const typed = new URLSearchParams(new FormData(form));
    const send = () => fetch(form.action, {method: "POST", body: typed});
    return Promise.all([send(), send()]).then(all => all.map(one => [one.status, one.url]));
}"""


@pytest.fixture
def member(server):
    with server.inside():
        return make.member(username="Wilma", password=make.PASSWORD)


@pytest.fixture
def thread(server, member):
    """The address of a thread this member began."""
    with server.inside():
        return f"/t/{make.thread(member, title='Wie wandelt er mee?').thread_id}"


@pytest.fixture(params=[True, False], ids=["script", "no_script"])
def window(request, server, member, open_window):
    """The member's browser, with and without script."""
    page = open_window(script=request.param)
    server.log_in(page, member)
    return page


def test_what_was_typed_survives_a_log_out_in_another_tab(window, thread):
    window.goto(thread)
    fill(window, {"Je reactie": TYPED})
    _log_out_elsewhere(window)
    assert _send(window, "Reactie plaatsen").status == 401
    expect(_kept(window)).to_have_value(TYPED)
    _log_in_and_paste(window, TYPED)
    expect(window.get_by_role("article").last).to_contain_text("Met een tweede alinea.")


@pytest.mark.parametrize("visibility", ["public", "members"])
def test_what_was_typed_survives_a_session_that_ran_out(window, server, member, time, visibility):
    with server.inside():
        first = make.thread(member, visibility=visibility)
        thread = f"/t/{first.thread_id}"
    window.goto(thread)
    fill(window, {"Je reactie": TYPED})
    time.pass_time(days=40)
    assert _send(window, "Reactie plaatsen").status == 401
    expect(_kept(window)).to_have_value(TYPED)


def test_a_new_thread_survives_a_log_out_in_another_tab(window, thread):
    window.goto("/new")
    fill(window, {"Titel": "Mijn eerste week", "Bericht": TYPED})
    _log_out_elsewhere(window)
    assert _send(window, "Gesprek plaatsen").status == 401
    expect(_kept(window)).to_have_value(TYPED)
    expect(_kept(window, "Titel")).to_have_value("Mijn eerste week")


def test_a_post_that_is_too_long_comes_back(window, thread):
    window.goto(thread)
    field = window.get_by_label("Je reactie")
    field.fill(TOO_LONG)
    assert _send(window, "Reactie plaatsen").status == 422
    expect(field).to_have_value(TOO_LONG)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("hoogstens 20.?000 tekens"))
    window.get_by_role("alert").get_by_role("link").click()
    expect(field).to_be_focused()


def test_of_two_edits_at_once_neither_is_lost(window, thread):
    other = window.context.new_page()
    for page in (window, other):
        page.goto(thread)
        follow(page, "Bewerken")
    fill(other, {"Bericht": "Wat het eerst werd opgeslagen"})
    assert _send(other, "Wijziging opslaan").status == 303
    fill(window, {"Bericht": "Wat te laat kwam"})
    assert _send(window, "Wijziging opslaan").status == 412
    expect(window.locator(".notice[role=alert]")).to_contain_text("intussen veranderd")
    expect(window.get_by_label("De tekst die er nu staat")).to_have_value(
        "Wat het eerst werd opgeslagen"
    )
    expect(window.get_by_label("Bericht")).to_have_value("Wat te laat kwam")
    assert _send(window, "Wijziging opslaan").status == 303
    expect(window.get_by_role("article").first).to_contain_text("Wat te laat kwam")


def test_a_double_click_makes_one_reply(window, thread):
    window.goto(thread)
    fill(window, {"Je reactie": "Ik loop mee"})
    window.get_by_role("button", name="Reactie plaatsen").dblclick()
    expect(window.get_by_role("article").last).to_contain_text("Ik loop mee")
    window.goto(thread)
    expect(window.get_by_role("article")).to_have_count(2)


def test_a_reply_that_is_sent_twice_at_once_is_one(window, thread):
    window.goto(thread)
    fill(window, {"Je reactie": "Ik loop mee"})
    _send_twice_at_once(window, thread)
    window.goto(thread)
    expect(window.get_by_role("article")).to_have_count(2)
    expect(window.get_by_text("1 reactie", exact=True).first).to_be_visible()


def test_a_thread_that_is_sent_twice_at_once_is_one(window, thread):
    window.goto("/new")
    window.get_by_label("Waar hoort het bij?").select_option(index=1)
    fill(window, {"Titel": "Mijn eerste week", "Bericht": TYPED})
    _send_twice_at_once(window, "/new")
    window.goto("/members/Wilma")
    expect(window.get_by_role("link", name="Mijn eerste week")).to_have_count(1)


def _log_out_elsewhere(page: Page) -> None:
    other = page.context.new_page()
    other.goto("/")
    unfold(other, "Wilma")
    other.get_by_role("button", name="Uitloggen").click()
    expect(other.get_by_role("link", name="Inloggen").first).to_be_visible()


def _log_in_and_paste(page: Page, text: str) -> None:
    """The log-in page leads back to where one was writing."""
    fill(page, {"Gebruikersnaam": "Wilma", "Wachtwoord": make.PASSWORD})
    press(page, "Inloggen")
    fill(page, {"Je reactie": text})
    press(page, "Reactie plaatsen")


def _kept(page: Page, label: str = "Bericht") -> Locator:
    return page.get_by_role("region", name="Je tekst is er nog").get_by_label(label)


def _send(page: Page, button: str) -> Response:
    """The answer to the form itself, before any redirect."""
    with page.expect_response(_is_of_form) as sent:
        press(page, button)
    return sent.value


def _is_of_form(answer: Response) -> bool:
    return answer.request.method == "POST" and "/drafts/" not in answer.url


def _send_twice_at_once(page: Page, action: str) -> None:
    """What an impatient finger does on a slow line; both answers are the same."""
    answers = page.evaluate(SEND_TWICE, action)
    assert [status for status, _address in answers] == [200, 200]
    assert len({address for _status, address in answers}) == 1
