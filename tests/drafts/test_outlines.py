"""Something to begin from, for those who do not know how."""

from html import unescape

import pytest

from tests import make


@pytest.fixture(autouse=True)
def member(visitor):
    visitor.log_in(make.member())


def _body(visitor, **form) -> str:
    page = unescape(visitor.submit("/new/outline", **form).text)
    return page.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0]


def test_a_recovery_story_begins_with_its_four_questions(visitor):
    body = _body(visitor, kind="recovery", body="", title="Weer fietsen")
    lines = [line for line in body.splitlines() if line]
    told = ["Mijn doel", "Wat ik probeer", "Wat ik merk", "Waar ik tegenaan loop"]
    assert lines == [f"**{heading}**" for heading in told]


def test_a_question_begins_with_others(visitor):
    assert _body(visitor, kind="question", body=" \r\n").startswith("**Wat wil je weten?**")


@pytest.mark.parametrize("kind", ["discussion", "announcement", "x", ""])
def test_what_else_there_is_begins_with_nothing(visitor, kind):
    assert _body(visitor, kind=kind, body="") == ""


def test_what_was_typed_is_left_alone(visitor):
    assert _body(visitor, kind="recovery", body="Ik begon al") == "Ik begon al"


def test_all_else_that_was_typed_is_still_there(visitor):
    page = visitor.submit("/new/outline", kind="recovery", title="Weer fietsen", body="").text
    assert 'value="Weer fietsen"' in page
    assert 'value="recovery" checked' in page


def test_the_page_has_them_at_hand_for_its_script(visitor):
    page = visitor.get("/new").text
    assert '<template data-outline-of="recovery">**Mijn doel**' in page
    assert 'data-outline-of="discussion"' not in page


@pytest.mark.parametrize("kind", ["recovery", "question"])
def test_one_without_a_word_in_it_is_no_message(visitor, kind):
    place = make.category()
    form = {"category": place.slug, "kind": kind, "title": "Weer fietsen", "visibility": "public"}
    outline = _body(visitor, kind=kind, body="")
    answer = visitor.submit("/new", **form, body=f"{outline}  \r\n")
    assert answer.status_code == 422
    assert "Vul onder een of meer kopjes iets in." in answer.text
    assert visitor.submit("/new", **form, body=f"{outline} Weinig.").status_code == 303


def test_what_else_is_wrong_is_told_beside_it(visitor):
    outline = _body(visitor, kind="recovery", body="")
    answer = visitor.submit("/new", kind="recovery", title="", body=outline)
    assert "Vul onder een of meer kopjes iets in." in answer.text
    assert 'href="#title"' in answer.text
