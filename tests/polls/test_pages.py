"""Polls on pages: asked with a text, chosen from with a form, and nothing typed is lost."""

import re
from html import unescape

import pytest

from forum.polls import service
from tests import make

POLL = {"poll_question": "Wat doe jij?", "poll_option_1": "Lopen", "poll_option_2": "Fietsen"}
HOSTILE = "<script>alert(1)</script> & \"'"


@pytest.fixture
def member(visitor):
    person = make.member()
    visitor.log_in(person)
    return person


def _opening(**more) -> dict:
    words = {"kind": "discussion", "visibility": "public", "title": "Een titel", "body": "Dag"}
    return {"category": make.category().slug} | words | more


def _page_of(visitor, answer) -> str:
    return visitor.get(visitor.get(answer.location).location).text


def test_a_thread_starts_with_a_poll_and_readers_choose_from_it(visitor, member):
    answer = visitor.submit("/new", **_opening(**POLL))
    page = _page_of(visitor, answer)
    assert "Wat doe jij?" in page
    assert "lid koos" not in page
    voted = visitor.submit(f"{answer.location}/vote", options="2")
    assert voted.status_code == 303
    page = _page_of(visitor, voted)
    assert "1 lid koos" in page
    assert re.search(r"Fietsen <span[^>]*>\(jouw antwoord\)", page)
    assert 'value="2" type="radio" checked' in page


def test_a_reply_can_ask_too_with_more_answers_and_an_end(visitor, member):
    first = make.thread()
    more = {"poll_option_6": "Zwemmen", "poll_most": "2", "poll_closes_in_days": "7"}
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    page = _page_of(visitor, visitor.submit(path, body="Ik vraag me af", **POLL | more))
    assert "Kies hoogstens 2 antwoorden" in page
    assert page.count('name="options"') == 3
    assert "8 januari 2030" in page


@pytest.mark.parametrize(
    ("wrong", "box"),
    [
        ({"poll_question": ""}, "poll_question"),
        ({"poll_question": "x" * 151}, "poll_question"),
        ({"poll_option_2": ""}, "poll_option_1"),
        ({"poll_option_2": " LOPEN "}, "poll_option_1"),
        ({"poll_option_5": "x" * 101}, "poll_option_5"),
        ({"poll_most": "3"}, "poll_most"),
        ({"poll_most": "nul"}, "poll_most"),
        ({"poll_closes_in_days": "91"}, "poll_closes_in_days"),
        ({"poll_closes_in_days": "0"}, "poll_closes_in_days"),
    ],
)
@pytest.mark.parametrize("at", ["new", "reply"])
def test_what_is_wrong_is_said_at_its_box_and_everything_typed_is_still_there(
    visitor, member, wrong, box, at
):
    typed = POLL | {"body": "Mijn verhaal"} | wrong
    path = "/new" if at == "new" else f"/t/{make.thread().thread_id}-hoe-begin-ik"
    answer = visitor.submit(path, **(_opening(**typed) if at == "new" else typed))
    assert answer.status_code == 422
    assert f'<a href="#{box}">' in answer.text
    assert '<details class="fold" open>' in answer.text
    for name, text in typed.items():
        if name != "body" and text.strip():
            assert f'id="{name}"' in answer.text
            assert f'value="{text}"' in answer.text
    assert "Mijn verhaal" in answer.text


@pytest.mark.parametrize("days", ["-1", "0", "91", "1.5", "9" * 30])
def test_a_number_of_days_that_is_refused_is_told_which_are_taken(visitor, member, days):
    first = make.thread()
    typed = {"body": "Mijn verhaal", "poll_question": "Wat doe jij?", "poll_option_1": "Lopen"}
    typed |= {"poll_option_2": "Fietsen", "poll_closes_in_days": days}
    page = visitor.submit(f"/t/{first.thread_id}-hoe-begin-ik", **typed).text
    assert "Sluit na hoeveel dagen? Kies een getal van 1 tot en met 90.</a>" in page
    assert "?:" not in page


def test_a_refused_choice_is_explained_where_one_chooses(visitor, member):
    post = make.poll(make.thread(), options=("Een", "Twee", "Drie"), most=2)
    path = f"/p/{post.id}/vote"
    for options, told in [
        ([], "Kies een antwoord."),
        (["1", "2", "3"], "Kies hoogstens 2 antwoorden."),
        (["7"], "Dit antwoord bestaat niet."),
        (["x"], "Dit antwoord bestaat niet."),
    ]:
        answer = visitor.submit(path, options=options)
        assert answer.status_code == 422
        assert told in answer.text
        assert answer.text.count(" checked") == len(set(options) & {"1", "2", "3"})


def test_a_choice_can_be_taken_back_and_a_poll_closed(visitor, member):
    post = make.poll(make.thread(member))
    visitor.submit(f"/p/{post.id}/vote", options="1")
    page = _page_of(visitor, visitor.submit(f"/p/{post.id}/vote/withdraw"))
    assert "Je antwoord telt niet meer mee." in page
    page = _page_of(visitor, visitor.submit(f"/p/{post.id}/poll/close"))
    assert "0 leden kozen" in page
    assert 'name="options"' not in page
    late = visitor.submit(f"/p/{post.id}/vote", options="1")
    assert late.status_code == 409
    assert "Deze peiling is gesloten." in late.text


def test_questions_and_answers_are_shown_as_they_were_typed(visitor, member):
    post = make.poll(make.thread(), question=HOSTILE, options=(HOSTILE, "Iets anders"))
    for path in (visitor.get(f"/p/{post.id}").location, f"/p/{post.id}/vote"):
        page = visitor.get(path).text
        assert "<script>alert" not in page
        assert unescape(page).count(HOSTILE) == 2


def test_guests_see_what_is_asked_and_how_to_take_part(visitor):
    post = make.poll(make.thread())
    service.vote(make.viewer(make.member()), post.id, [1])
    page = visitor.get(visitor.get(f"/p/{post.id}").location).text
    assert "Lopen" in page
    assert "Log in om mee te praten." in page
    assert "lid koos" not in page


def test_a_page_with_polls_costs_four_queries(visitor, member, count_queries):
    first = make.poll(make.thread())
    for _number in range(12):
        service.vote(make.viewer(member), make.poll(make.reply(first)).id, [1])
    path = visitor.get(f"/p/{first.id}").location
    visitor.get(path)  # the first time is noted how far one has read
    with count_queries() as seen:
        page = visitor.get(path).text
    assert (len(seen), page.count('class="poll"')) == (4, 13)
