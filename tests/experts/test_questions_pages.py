"""Questions on pages and in the API, as a person or a program meets them."""

from datetime import timedelta

import pytest

from forum.alarms import rules
from forum.experts.questions import service
from tests import make
from tests.experts.asked import NUMB, answered, asked, claimed, row, waiting

PLACE = "/t/{}-hoe-begin-ik"


def _page(visitor, first):
    return visitor.get(PLACE.format(first.thread_id)).text


def test_from_asking_to_taking_up_with_buttons_alone(visitor):
    asker, expert, moderator = make.member(), make.expert(), make.moderator()
    first = make.thread(asker)
    ask = f"/t/{first.thread_id}/question"
    assert ask in _page(visitor.log_in(asker), first)
    assert visitor.submit(ask).status_code == 303
    assert "Wordt bekeken" in _page(visitor, first)
    visitor.log_in(moderator)
    assert "Hoe begin ik?" in visitor.get("/questions").text
    approve = visitor.submit(f"/questions/{first.thread_id}/approve", next="/questions")
    assert approve.location == "/questions"
    assert "Wachten op expert" in _page(visitor.log_in(asker), first)
    assert "Oppakken" in visitor.log_in(expert).get("/questions").text
    visitor.submit(f"/questions/{first.thread_id}/claim")
    assert "Teruggeven" in _page(visitor, first)
    page = _page(visitor.log_in(asker), first)
    assert "Toegewezen" in page
    assert expert.username not in page


def test_others_read_only_that_it_was_answered(visitor):
    open_one, done = waiting(), answered()
    for member in (None, make.member()):
        if member:
            visitor.log_in(member)
        assert "Wachten op expert" not in _page(visitor, open_one)
        assert "Beantwoord door expert" in _page(visitor, done)


def test_a_second_question_says_which_one_is_open(visitor):
    asker = make.member()
    first, second = asked(asker, title="Mag ik tillen?"), make.thread(asker)
    assert "Mag ik tillen?" in _page(visitor.log_in(asker), second)
    answer = visitor.submit(f"/t/{second.thread_id}/question")
    assert answer.status_code == 409
    assert "Mag ik tillen?" in answer.text
    assert f"/t/{first.thread_id}-" in answer.text


def test_an_alarm_is_read_where_the_question_would_have_stood(visitor, monkeypatch):
    asker = make.member()
    first = make.thread(asker, body="Alles is gevoelloos.")
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    visitor.log_in(asker).submit(f"/t/{first.thread_id}/question")
    page = _page(visitor, first)
    assert "Bel nu je huisarts" in page
    assert "Gesloten zonder antwoord" in page


def test_closing_without_a_reason_comes_back_with_what_was_typed(visitor):
    first = asked()
    visitor.log_in(make.moderator())
    sent = {"reason": "other", "words": ""}
    answer = visitor.submit(f"/questions/{first.thread_id}/close", **sent)
    assert (answer.status_code, "Leg uit waarom." in answer.text) == (422, True)
    assert 'value="other" selected' in answer.text
    assert row(first).state == "asked"


def test_handing_over_to_nobody_comes_back_at_its_field(visitor):
    expert = make.expert()
    first = claimed(expert)
    visitor.log_in(expert)
    answer = visitor.submit(f"/questions/{first.thread_id}/hand-over", to="niemand")
    assert answer.status_code == 422
    assert 'value="niemand"' in answer.text
    assert row(first).claimed_by == expert.id


def test_the_desk_keeps_what_was_typed_and_says_what_is_wrong(visitor):
    visitor.log_in(make.expert())
    for typed in ({"most_open": "11"}, {"most_open": "2", "away_until": "2001-01-01"}):
        answer = visitor.submit("/questions/desk", **typed)
        assert answer.status_code == 422
        assert all(f'value="{value}"' in answer.text for value in typed.values())


def test_lists_cost_the_same_for_one_and_for_many(visitor, count_queries):
    visitor.log_in(make.expert())
    waiting(), answered()
    paths = ("/questions", "/questions?state=answered")
    before = [_cost(visitor, count_queries, path) for path in paths]
    for _ in range(13):
        waiting(), answered()
    assert [_cost(visitor, count_queries, path) for path in paths] == before == [3, 3]


def test_a_thread_with_a_question_still_costs_four(visitor, count_queries):
    asker, expert = make.member(), make.expert()
    first = claimed(expert, asker)
    for who in (asker, expert, make.member()):
        visitor.log_in(who)
        path = PLACE.format(first.thread_id)
        assert _cost(visitor, count_queries, path) == 4


def test_a_program_asks_lists_and_takes_back(visitor):
    asker = make.member()
    first = make.thread(asker)
    visitor.bearer(make.token(asker))
    place = f"/api/v1/threads/{first.thread_id}/question"
    for _ in range(2):
        found = visitor.put(place).json
        assert (found["state"], found["holder"]) == ("asked", None)
    mine = visitor.get("/api/v1/questions?state=mine").json
    assert [line["thread"]["id"] for line in mine["items"]] == [first.thread_id]
    assert (mine["target_days"], mine["median_days"]) == (3, None)
    assert visitor.delete(place).status_code == 204
    assert visitor.delete(place).status_code == 204
    assert visitor.get("/api/v1/questions").json["items"] == []


def test_a_program_hears_that_somebody_was_first(visitor):
    first = waiting()
    service.claim(make.viewer(make.expert()), first.thread_id)
    visitor.bearer(make.token(make.expert()))
    answer = visitor.post(f"/api/v1/questions/{first.thread_id}/claim")
    assert (answer.status_code, answer.json["code"]) == (409, "claimed")


@pytest.mark.parametrize(
    "sent", [{"most_open": 0}, {"most_open": 11}, {"most_open": "x"}, {"away_until": "morgen"}]
)
def test_a_desk_that_cannot_be_is_refused_by_name(visitor, sent):
    visitor.bearer(make.token(make.expert()))
    answer = visitor.put("/api/v1/me/expert-desk", json=sent)
    assert (answer.status_code, set(answer.json["errors"])) == (422, set(sent))


def test_a_list_nobody_knows_is_not_there(visitor):
    assert visitor.get("/questions?state=alles").status_code == 404
    assert visitor.get("/api/v1/questions?state=alles").status_code == 422
    assert visitor.get("/questions?after=onzin").status_code == 404


def _cost(visitor, count_queries, path):
    visitor.get(path)
    with count_queries() as seen:
        assert visitor.get(path).status_code == 200
    return len(seen)


def test_who_has_a_question_answers_as_an_expert_without_choosing(visitor):
    expert = make.expert()
    held, other = claimed(expert), waiting()
    chosen = 'value="expert" checked'
    assert chosen in _page(visitor.log_in(expert), held)
    assert chosen not in _page(visitor, other)
    assert f"/t/{held.thread_id}#reageren" in visitor.get("/questions?state=held").text


def test_who_is_away_is_not_offered_what_would_be_refused(visitor, time):
    waiting()
    visitor.log_in(make.expert())
    assert "Oppakken" in visitor.get("/questions").text
    away = {"most_open": "3", "away_until": f"{time.at + timedelta(days=7):%Y-%m-%d}"}
    assert visitor.submit("/questions/desk", **away).status_code == 303
    assert "Oppakken" not in visitor.get("/questions").text


def test_experts_their_hours_and_the_questions_lead_to_one_another(visitor):
    assert 'href="/questions"' in visitor.get("/experts").text.split("</h1>")[1].split("<footer")[0]
    asked_side = visitor.get("/questions").text.split("</h1>")[1].split("<footer")[0]
    assert 'href="/experts"' in asked_side
    assert 'href="/experts/hours"' in asked_side
