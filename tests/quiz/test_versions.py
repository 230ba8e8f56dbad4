"""Two curators at one statement: who comes second sees what the first wrote."""

import pytest

from forum.core.db import db, transaction
from forum.core.errors import Stale
from forum.quiz.models import QuizStatement
from forum.quiz.queries import get_curated
from forum.quiz.service import change_statement, renew, retire
from tests import make
from tests.quiz import sheets
from tests.quiz.sheets import WORDING

FORM = {"statement": "Bewegen moet.", "answer": "false", "explanation": "Het mag, als je wilt."}
CALL = {**FORM, "answer": False, "claim": WORDING.claim}


@pytest.fixture
def keeper(visitor):
    found = make.moderator()
    sheets.sheet(found)
    visitor.log_in(found)
    return found


@pytest.fixture
def made(keeper):
    return sheets.statement(keeper).id


def test_each_change_is_another_version_and_what_changes_nothing_is_none(keeper, made):
    viewer = make.viewer(keeper)
    steps = [
        lambda: change_statement(viewer, made, WORDING),
        lambda: retire(viewer, made, reason="Onduidelijk"),
        lambda: retire(viewer, made, reason="Nog eens"),
        lambda: renew(viewer, made),
    ]
    found = []
    for step in steps:
        step()
        found.append(get_curated(viewer, made).version)
    assert found == [2, 3, 3, 4]


def test_a_page_that_was_overtaken_keeps_what_was_typed_and_shows_what_stands_there(
    visitor, keeper, made
):
    page = f"/moderation/quiz/{made}"
    assert 'name="version" value="1"' in visitor.get(page).text
    said = FORM | {"claim": WORDING.claim, "version": "1", "since": "1"}
    assert visitor.submit(page, **said).status_code == 303
    late = visitor.submit(page, **said | {"explanation": "Wat ik er intussen van maakte."})
    assert late.status_code == 412
    assert "Wat ik er intussen van maakte." in late.text
    assert "<p>Het mag, als je wilt.</p>" in late.text
    assert 'name="version" value="2"' in late.text
    assert visitor.submit(page, **said | {"version": "2"}).status_code == 303


def test_a_program_names_the_version_that_it_read(visitor, keeper, made):
    program = visitor.application.test_client().bearer(make.token(keeper))
    one = f"/api/v1/quiz/statements/{made}"
    tag = program.get(one).headers["ETag"]
    first = program.put(one, json=CALL, headers={"If-Match": tag})
    assert (first.status_code, first.headers["ETag"]) == (200, '"2"')
    late = program.put(one, json=CALL | {"statement": "Te laat."}, headers={"If-Match": tag})
    assert (late.status_code, late.json["code"], late.headers["ETag"]) == (412, "stale", '"2"')
    assert program.get(one).json["statement"] == FORM["statement"]
    assert program.put(one, json=CALL).status_code == 200
    assert program.post(f"{one}/retire", json={"reason": "Dubbel"}).headers["ETag"] == '"4"'


def test_of_two_who_write_at_once_one_is_late(run_parallel):
    keeper = make.moderator()
    sheets.sheet(keeper)
    made, viewer = sheets.statement(keeper).id, make.viewer(keeper)

    def write():
        with transaction():
            return change_statement(viewer, made, WORDING, version=1).version

    told = run_parallel([write, write])
    assert sorted(type(one) is Stale for one in told) == [False, True]
    assert db.session.get_one(QuizStatement, made).version == 2
