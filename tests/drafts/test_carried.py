"""What was typed by whom had to log in first comes along, and waits where it was written."""

import re
from html import unescape

import pytest

from forum.drafts import queries
from tests import make
from tests.drafts.kept import draft
from tests.proofs.apps import shown, with_app

TYPED = "Ik loop nu <elke> dag & \"het\" gaat 'beter'.\n\nEcht waar: naïef, 🙂."
FIELD = re.compile(r'name="carried" value="([^"]*)"')
KNOWN = {"username": "Ada", "password": make.PASSWORD}


@pytest.fixture
def member(visitor):
    return make.member(username="Ada", password=make.PASSWORD)


@pytest.fixture
def thread() -> str:
    return str(make.thread().thread_id)


def _carried(answer) -> str:
    return unescape(FIELD.search(answer.text)[1])


def _sent_without_session(visitor, thread: str, **more) -> str:
    form = {"body": TYPED, "draft": f"thread:{thread}", "draft_version": "0"}
    answer = visitor.submit(f"/t/{thread}-x", **form, **more)
    assert answer.status_code == 401
    assert "Log hieronder in, dan kun je meteen verder." in answer.text
    return _carried(answer)


def _kept(member, thread: str) -> str:
    return queries.find_draft(make.viewer(member), f"thread:{thread}").body


def test_it_is_back_in_the_field_after_logging_in(visitor, member, thread):
    carried = _sent_without_session(visitor, thread)
    answer = visitor.submit("/login", **KNOWN, carried=carried)
    assert (answer.status_code, answer.location) == (303, f"/t/{thread}#reageren")
    assert _kept(member, thread) == TYPED
    page = visitor.get(visitor.get(f"/t/{thread}").location)
    assert f">\n{TYPED}</textarea>" in unescape(page.text)


def test_all_that_was_chosen_comes_along(visitor, member):
    chosen = {"category": make.category().slug, "kind": "recovery", "title": "Weer fietsen"}
    chosen |= {"visibility": "members", "pseudonym": "1", "tags": ["slapen", "werk"]}
    form = {"body": TYPED, "draft": "new", "draft_version": "0", **chosen}
    carried = _carried(visitor.submit("/new", **form))
    assert visitor.submit("/login", **KNOWN, carried=carried).location == "/new"
    kept = queries.find_draft(make.viewer(member), "new").fields
    assert kept == {**chosen, "tags": "slapen\nwerk", "body": TYPED}


def test_a_wrong_password_loses_nothing(visitor, member, thread):
    carried = _sent_without_session(visitor, thread)
    wrong = visitor.submit("/login", username="Ada", password="not this one", carried=carried)
    assert (wrong.status_code, _carried(wrong)) == (401, carried)


def test_the_second_step_takes_it_along(visitor, member, thread):
    secret = with_app(member)
    carried = _sent_without_session(visitor, thread)
    step = visitor.submit("/login", **KNOWN, carried=carried)
    assert (step.status_code, _carried(step)) == (200, carried)
    wrong = visitor.submit("/login/code", code="000000", carried=_carried(step))
    assert _carried(wrong) == carried
    visitor.submit("/login/code", code=shown(secret), carried=_carried(wrong))
    assert _kept(member, thread) == TYPED


def test_what_another_window_saved_meanwhile_stands_beside_it(visitor, member, thread):
    carried = _sent_without_session(visitor, thread)
    draft(member, f"thread:{thread}", body="Iets heel anders.")
    answer = visitor.submit("/login", **KNOWN, carried=carried)
    assert answer.status_code == 412
    assert TYPED in unescape(answer.text)
    assert "Iets heel anders." in answer.text
    assert _kept(member, thread) == "Iets heel anders."
    assert visitor.get("/settings").status_code == 200


def test_who_may_not_write_can_still_copy_it(visitor, thread):
    make.suspended(username="Ada", password=make.PASSWORD)
    answer = visitor.submit("/login", **KNOWN, carried=_sent_without_session(visitor, thread))
    assert answer.status_code == 403
    assert TYPED in unescape(answer.text)


@pytest.mark.parametrize("made_up", ["", "{", "[1]", "[[]]", '{"draft": "new"}', "[" * 9999])
def test_what_no_page_sends_is_no_draft(visitor, member, made_up):
    answer = visitor.submit("/login", **KNOWN, carried=made_up)
    assert (answer.status_code, answer.location) == (303, "/")
    assert queries.drafts(make.viewer(member)) == []


def test_a_place_that_is_none_has_no_page(visitor, member):
    carried = '[["draft", "elsewhere"], ["body", "Tekst"]]'
    answer = visitor.submit("/login", **KNOWN, carried=carried)
    assert answer.status_code == 404
    assert "Tekst" in answer.text
