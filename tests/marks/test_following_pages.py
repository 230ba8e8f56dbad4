"""Following and muting where one meets it, and undoing that in one place."""

import pytest

from tests.marks.people import WAYS

PAGES = {
    "thread": ("/t/{id}/following", "/t/{id}", "/t/{id}-hoe-begin-ik"),
    "category": ("/c/wandelen/following", "/c/wandelen", "/c/wandelen"),
    "label": ("/labels/hernia/following", "/l/hernia", "/l/hernia"),
    "member": ("/members/Bea/following", "/members/Bea", "/members/Bea"),
}


@pytest.mark.parametrize("way", WAYS)
def test_by_form_on_its_own_page_and_undone_in_the_settings(visitor, ada, thread, way):
    form, back, page = (path.format(id=thread.thread_id) for path in PAGES[way])
    visitor.log_in(ada)
    assert f'action="{form}"' in visitor.get(page).text
    answer = visitor.submit(form, level="follow")
    assert (answer.status_code, answer.location) == (303, back)
    assert "Niet meer volgen" in visitor.get(page).text
    settings = visitor.get("/settings/following").text
    assert f'action="{form}"' in settings
    heading = {"thread": "Gesprekken", "category": "Categorieën", "label": "Labels"}
    assert f"<h2>{heading.get(way, 'Leden')}</h2>" in settings
    assert settings.count("<h2>") == 1
    answer = visitor.submit(form, level="normal", next="/settings/following")
    assert answer.location == "/settings/following"
    assert f'action="{form}"' not in visitor.get("/settings/following").text
    assert visitor.submit(form, level="harder").status_code == 422
    assert visitor.submit(form, level="mute", next="https://example.org").location == back


def test_a_guest_is_offered_nothing_of_it(visitor, thread):
    for path in ("/c/wandelen", "/members/Bea", f"/t/{thread.thread_id}-hoe-begin-ik", "/threads"):
        assert "/following" not in visitor.get(path).text
