"""Taking the quiz by its pages, and what is kept of it."""

import re
from dataclasses import replace
from html import unescape

import pytest

from forum.core.db import db, transaction
from forum.quiz import service
from forum.quiz.models import QuizStatement
from tests import make
from tests.quiz import sheets
from tests.world.answers import everything_kept


@pytest.fixture
def asked(app):
    """Three statements, of which the first and the last are not true."""
    keeper = make.moderator()
    sheets.sheet(keeper)
    claims = {"claim": f"{sheets.SLUG}#2", "answer": True}
    return [
        sheets.statement(keeper).id,
        sheets.statement(keeper, statement="Rusten mag.", **claims).id,
        sheets.statement(keeper, statement="Rusten moet.").id,
    ]


def _form(page):
    """The address that the form of a page leads to with `answer` chosen, as a browser makes it."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return lambda answer: (
        "/quiz?" + "&".join(f"{name}={value}" for name, value in [*hidden, ("answer", answer)])
    )


def _next(page):
    return unescape(re.search(r'class="button" href="([^"]+)"', page)[1]).partition("#")[0]


def _take(visitor, *said):
    page = visitor.get("/quiz").text
    for answer in said:
        page = visitor.get(_form(page)(answer)).text
        page = visitor.get(_next(page)).text
    return page


def test_every_answer_is_explained_at_once_with_what_it_stands_on(visitor, asked):
    page = visitor.get("/quiz").text
    assert "Stelling 1 van 3" in page
    assert sheets.WORDING.explanation not in page
    page = visitor.get(_form(page)("false")).text
    assert "Dit is niet waar" in page
    assert sheets.WORDING.explanation in page
    assert f"/factsheets/{sheets.SLUG}#bewering-1" in page
    assert "1 bron" in page
    page = visitor.get(_next(page)).text
    assert "Stelling 2 van 3" in page
    page = visitor.get(_form(page)("false")).text
    assert "Geen bron in het artikel" in page
    assert "Jij dacht iets anders" in page


def test_the_end_says_what_to_read_next_and_marks_nobody(visitor, asked):
    page = _take(visitor, "true", "false", "true")
    assert "0 van je 3 antwoorden" in page
    assert "niet gek" in page
    assert page.count("#bewering-") == 3
    assert "%" not in re.sub(r"<[^>]*>", "", page)
    assert not re.search("fout|helaas|onvoldoende", page.partition("<main")[2], re.IGNORECASE)
    assert "passen bij wat er" in _take(visitor, "false", "true", "false")


def test_a_guest_leaves_nothing_here_and_takes_nothing_along(visitor, asked):
    before = everything_kept()
    _take(visitor, "true", "false", "true")
    assert everything_kept() == before
    assert visitor.get_cookie("session") is None


@pytest.mark.parametrize(
    "given", ["x", "9w", "1", ",,", "0w", "1w,1n", "9" * 30 + "w", "１w", "-1w", "1w" * 400]
)
def test_an_address_that_nobody_was_given_begins_somewhere(visitor, asked, given):
    answer = visitor.get(f"/quiz?given={given}")
    assert (answer.status_code, "Stelling " in answer.text) == (200, True)


def test_a_statement_that_rests_meanwhile_is_passed_over(visitor, asked):
    page = visitor.get("/quiz").text
    service.retire(make.viewer(make.moderator()), asked[0], reason="Onduidelijk")
    assert "Stelling 1 van 2" in visitor.get(_form(page)("true")).text


def test_with_nothing_to_ask_it_says_so(visitor):
    answer = visitor.get("/quiz")
    assert (answer.status_code, "Nu geen stellingen" in answer.text) == (200, True)


def test_what_speaks_of_alarm_says_with_the_answer_when_to_call(visitor, asked):
    service.change_statement(
        make.viewer(make.moderator()),
        asked[0],
        replace(sheets.WORDING, statement="Stijfheid is een loos alarm."),
    )
    page = visitor.get(_form(visitor.get("/quiz").text)("true")).text
    assert "bel je meteen" in page.partition("<footer")[0]


def test_a_source_in_trouble_is_told_with_the_answer(visitor, asked):
    sheets.found_out(db.session.get_one(QuizStatement, asked[0]).sheet_id, "concern")
    page = visitor.get(_form(visitor.get("/quiz").text)("true")).text
    assert "twijfels gemeld" in page


def test_a_member_keeps_a_score_only_when_asking_and_is_rid_of_it(visitor, asked):
    visitor.log_in(make.member())
    page = _take(visitor, "false", "true", "true")
    assert "Je bewaarde uitslag" not in visitor.get("/quiz").text
    given = re.search(r'name="given" value="([^"]+)"', page)[1]
    kept = visitor.submit("/quiz/score", given=given)
    assert kept.status_code == 303
    assert "2 van je 3" in visitor.get("/quiz").text.partition("Je bewaarde uitslag")[2]
    other = visitor.application.test_client().log_in(make.member())
    assert "Je bewaarde uitslag" not in other.get("/quiz").text
    visitor.submit("/quiz/score", given=given.replace("n", "w"))
    assert "1 van je 3" in visitor.get("/quiz").text
    visitor.submit("/quiz/score/delete")
    assert "Je bewaarde uitslag" not in visitor.get("/quiz").text


def test_one_member_in_ten_windows_has_one_score(open_site, run_parallel):
    keeper = make.moderator()
    sheets.sheet(keeper)
    number, viewer = sheets.statement(keeper).id, make.viewer(make.member())

    def keep():
        with transaction():
            service.keep_score(viewer, {number: False})

    assert run_parallel([keep] * 10) == [None] * 10


def test_ten_statements_cost_what_none_cost(visitor, count_queries, asked):
    costs = []
    for _more in range(2):
        with count_queries() as seen:
            assert visitor.get("/quiz").status_code == 200
        costs.append(len(seen))
        keeper = make.moderator()
        for number in range(20):
            sheets.statement(keeper, statement=f"Stelling {number}.")
    assert costs == [1, 1]
