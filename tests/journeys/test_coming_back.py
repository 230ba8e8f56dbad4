"""Who was away too long logs in and goes on writing: by the keys alone, with script and without."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete

from forum.accounts.models import Session
from forum.core.db import db
from tests import make
from tests.journeys.keyboard import enter, write

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

TYPED = "Sinds een week loop ik weer naar de markt.\n\nHet begin was stijf."
MORE = " Nu gaat het."


@pytest.fixture(params=[True, False], ids=["script", "no_script"])
def window(request, server, open_window):
    """Of a member, at the address of somebody else's thread."""
    with server.inside():
        wilma = make.member(username="Wilma", password=make.PASSWORD)
        address = f"/t/{make.thread(title='Wie wandelt er mee?').thread_id}"
    page = open_window(script=request.param)
    server.log_in(page, wilma)
    page.goto(address)
    return page


def test_a_draft_and_what_was_typed_after_it_come_back_without_a_mouse(server, window):
    text = window.get_by_label("Je reactie")
    write(window, text, TYPED)
    enter(window, window.get_by_role("button", name="Concept bewaren"))
    kept = window.get_by_text("Je concept is bewaard.").or_(window.get_by_text("Bewaard om"))
    expect(kept).to_be_visible()
    with server.inside():
        db.session.execute(delete(Session))
    write(window, text, TYPED + MORE)
    enter(window, window.get_by_role("button", name="Reactie plaatsen"))

    write(window, window.get_by_label("Gebruikersnaam"), "Wilma")
    write(window, window.get_by_label("Wachtwoord"), make.PASSWORD)
    enter(window, window.get_by_role("button", name="Inloggen", exact=True))
    expect(text).to_have_value(TYPED + MORE)
    enter(window, window.get_by_role("button", name="Reactie plaatsen"))
    expect(window.get_by_role("article").last).to_contain_text("Nu gaat het.")
