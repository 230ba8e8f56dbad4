"""A yes to the diary, for who came from a page that needs it."""

import pytest

from tests import make


def test_a_yes_to_the_diary_leads_on_to_the_page_that_asked_for_it(visitor):
    visitor.log_in(make.member())
    refused = visitor.get("/recovery/reminders")
    assert refused.status_code == 403
    assert 'href="/recovery?next=/recovery/reminders"' in refused.text
    page = visitor.get("/recovery?next=/recovery/reminders")
    assert 'name="next" value="/recovery/reminders"' in page.text
    answer = visitor.submit("/recovery/begin", next="/recovery/reminders")
    assert answer.location == "/recovery/reminders"
    assert visitor.get("/recovery?next=/recovery/reminders").location == "/recovery/reminders"


@pytest.mark.parametrize("elsewhere", ["https://else.where/", "//else.where", "/\\else.where"])
def test_a_yes_to_the_diary_leads_to_no_other_site(visitor, elsewhere):
    visitor.log_in(make.member())
    page = visitor.get("/recovery", query_string={"next": elsewhere}).text
    assert 'name="next" value' not in page.split("<main")[1].split("</main")[0]
    assert visitor.submit("/recovery/begin", next=elsewhere).location == "/recovery"


def test_what_only_a_form_can_ask_for_is_no_place_to_lead_back_to(visitor):
    visitor.log_in(make.member())
    refused = visitor.submit("/recovery/check-in", pain="3")
    assert refused.status_code == 403
    assert 'class="button" href="/recovery"' in refused.text
