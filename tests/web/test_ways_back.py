"""From an error to a page: what only a form can ask for is no address to go back to."""

import re

from tests import make


def _language_link(answer):
    return re.search(r'href="/language(?:\?next=([^"]*))?"', answer.text)[1]


def test_another_language_leads_back_from_what_only_a_form_can_ask_for(visitor):
    first = make.thread()
    visitor.log_in(make.expert())
    claim = f"/questions/{first.thread_id}/claim"
    missing = visitor.submit(claim, next="/questions?state=waiting")
    assert (missing.status_code, _language_link(missing)) == (404, "/questions?state%3Dwaiting")
    assert _language_link(visitor.submit(claim)) is None
    assert _language_link(visitor.submit(claim, next="//elders.example")) is None
    reply = visitor.submit(f"/t/{first.thread_id}-hoe-begin-ik", body="")
    assert _language_link(reply) == f"/t/{first.thread_id}-hoe-begin-ik"


def test_logging_in_again_leads_to_a_page_and_not_to_a_button(visitor):
    first = make.thread()
    answer = visitor.submit(f"/questions/{first.thread_id}/claim", next="/questions")
    assert answer.status_code == 401
    assert 'name="next" value="/questions"' in answer.text
