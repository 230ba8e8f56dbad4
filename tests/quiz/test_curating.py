"""Curators keep the statements, by page and by call."""

import pytest

from forum.quiz import queries
from tests import make
from tests.quiz import sheets

FORM = {
    "statement": "Rusten moet.",
    "answer": "false",
    "explanation": "Rusten mag, het hoeft niet.",
    "claim": f"{sheets.SLUG}#2",
    "position": "",
}
CALL = {**FORM, "answer": False}
del CALL["position"]


@pytest.fixture
def keeper(visitor):
    found = make.moderator()
    sheets.sheet(found)
    visitor.log_in(found)
    return found


def test_a_statement_is_added_and_asked(visitor, keeper):
    assert visitor.submit("/moderation/quiz/new", **FORM).location == "/moderation/quiz"
    [one] = queries.statements()
    assert (one.statement, one.answer, one.claim) == ("Rusten moet.", False, 2)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("statement", "x"), ("explanation", ""), ("claim", "weg#1"), ("position", "veel")],
)
def test_what_is_wrong_is_named_and_all_that_was_typed_stays(visitor, keeper, field, typed):
    answer = visitor.submit("/moderation/quiz/new", **{**FORM, field: typed})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert queries.statements() == []
    for name in ("statement", "explanation"):
        assert {**FORM, field: typed}[name] in answer.text


def test_they_see_which_rest_and_why_and_confirm_with_the_two_side_by_side(visitor, keeper):
    number = sheets.statement(keeper).id
    sheets.rewrite(keeper, "#1 Bewegen mag altijd. [1]")
    assert "Rust:" in visitor.get("/moderation/quiz").text
    page = visitor.get(f"/moderation/quiz/{number}").text
    assert "<dd>Bewegen mag.</dd>" in page
    assert "<dd>Bewegen mag altijd.</dd>" in page
    sheets.rewrite(keeper, "#1 Bewegen mag nooit. [1]")
    stale = visitor.submit(f"/moderation/quiz/{number}/renew", since="2")
    assert (stale.status_code, "<dd>Bewegen mag nooit.</dd>" in stale.text) == (412, True)
    assert visitor.submit(f"/moderation/quiz/{number}/renew", since="3").status_code == 303
    assert [one.id for one in queries.statements()] == [number]


@pytest.mark.parametrize("typed", ["   ", "x" * 301])
def test_taking_one_out_without_a_reason_comes_back_at_its_field(visitor, keeper, typed):
    number = sheets.statement(keeper).id
    answer = visitor.submit(f"/moderation/quiz/{number}/retire", reason=typed)
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert f'value="{typed}"' in answer.text
    assert "Stelling bewerken" in answer.text
    done = visitor.submit(f"/moderation/quiz/{number}/retire", reason="Onduidelijk")
    assert done.location == "/moderation/quiz"


def test_the_list_costs_the_same_however_long(visitor, keeper, count_queries):
    costs = []
    for _more in range(2):
        visitor.get("/moderation/quiz")
        with count_queries() as seen:
            visitor.get("/moderation/quiz")
        costs.append(len(seen))
        for number in range(25):
            sheets.statement(keeper, statement=f"Stelling {number}.")
    assert costs[0] == costs[1]


def test_a_call_answers_with_the_explanation_and_its_source(visitor, keeper):
    number = sheets.statement(keeper, statement="Bewegen slaat alarm.").id
    guest = visitor.application.test_client()
    [item] = guest.get("/api/v1/quiz").json["items"]
    assert item == {"id": number, "statement": "Bewegen slaat alarm.", "factsheet": sheets.SLUG}
    told = guest.post("/api/v1/quiz/answers", json={"id": number, "answer": True}).json
    assert (told["correct"], told["factsheet"], told["claim"]) == (False, sheets.SLUG, 1)
    assert told["explanation"] == sheets.WORDING.explanation
    assert "bel je meteen" in told["alarm_signals"]
    assert told["url"].endswith(f"/factsheets/{sheets.SLUG}#bewering-1")


def test_what_a_page_can_do_a_call_can(visitor, keeper):
    program = visitor.application.test_client().bearer(make.token(keeper))
    made = program.post("/api/v1/quiz/statements", json=CALL, headers={"Idempotency-Key": "een"})
    again = program.post("/api/v1/quiz/statements", json=CALL, headers={"Idempotency-Key": "een"})
    assert (made.status_code, made.json["id"]) == (201, again.json["id"])
    one = f"/api/v1/quiz/statements/{made.json['id']}"
    assert program.post(f"{one}/retire", json={"reason": "Onduidelijk"}).json["rest"] == "by_hand"
    assert program.post(f"{one}/renew", json={"since": 9}).status_code == 412
    assert program.post(f"{one}/renew", json={"since": 1}).json["rest"] is None
    assert program.put(one, json={**CALL, "answer": True}).json["answer"] is True
    score = {"answers": [{"id": made.json["id"], "answer": False}]}
    assert program.put("/api/v1/me/quiz-score", json=score).json["correct"] == 0
    assert program.delete("/api/v1/me/quiz-score").status_code == 204
    assert program.get("/api/v1/me/quiz-score").status_code == 404


def test_those_that_come_with_the_forum_wait_where_the_claim_is_another(terminal):
    keeper = make.moderator()
    sheets.sheet(keeper, slug="helpt-rekken")
    result = terminal.invoke(args=["quiz", "load", "--by", keeper.username])
    assert "altijd-rekken" in result.output
    assert "Wachten op een bewering: 1" in result.output
    assert queries.statements() == []
    [one] = queries.curated(make.viewer(keeper))
    assert (one.rest, one.made_for) == ("gone", "Dat effect houdt vaak niet lang aan.")
    again = terminal.invoke(args=["quiz", "load", "--by", keeper.username])
    assert "Toegevoegd: –" in again.output


def test_a_name_that_nobody_has_is_told(terminal):
    result = terminal.invoke(args=["quiz", "load", "--by", "niemand"])
    assert (result.exit_code, "Dit lid bestaat niet." in result.output) == (2, True)
