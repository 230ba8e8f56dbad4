"""Reporting and deciding by page and by program."""

import re

import pytest

from forum.core.db import db
from forum.moderation.reports.models import Report
from forum.threads.kinds import Visibility
from tests import make
from tests.moderation.reported import case_of, decided, told_post
from tests.world.answers import CHANGING

FILLED = {"reason": "privacy", "note": "Er staat een naam in.", "good_faith": "1"}


def test_the_form_says_at_its_field_what_is_wrong_and_keeps_what_was_typed(visitor):
    for url, said in (
        ("https://evil.example/p/1", "hoort niet bij deze site"),
        ("zomaar wat", "geen webadres"),
        ("", "Vul hier iets in"),
    ):
        answer = visitor.submit("/report", **FILLED, url=url)
        assert answer.status_code == 422
        assert '<a href="#url">Adres: ' in answer.text
        assert said in answer.text
        assert "Er staat een naam in." in answer.text


def test_without_an_account_one_says_why_and_that_it_is_true(visitor):
    answer = visitor.submit("/report", url="/categories", reason="privacy", email="geen adres")
    assert answer.status_code == 422
    for field in ("note", "email", "good_faith"):
        assert f'href="#{field}"' in answer.text


@pytest.mark.parametrize("wrong", [{"website": "https://spam.example"}, {"opened": ""}])
def test_a_form_that_a_program_filled_in_reports_nothing_and_keeps_what_was_typed(visitor, wrong):
    """Without an account; of a member it is known who they are."""
    answer = visitor.submit("/report", **FILLED, **wrong, url="/categories")
    assert answer.status_code == 422
    assert "Maak dit veld leeg" in answer.text or "heel snel" in answer.text
    assert FILLED["note"] in answer.text
    assert db.session.query(Report).count() == 0
    visitor.log_in(make.member())
    page = visitor.get("/report?url=/categories").text
    assert 'name="website"' not in page
    assert visitor.submit("/report", **FILLED, **wrong, url="/categories").status_code == 303


def test_who_reports_without_an_account_that_they_cannot_go_on_reads_where_there_is_help(visitor):
    cry = FILLED | {"note": "Door dit bericht wil ik niet meer leven.", "url": "/categories"}
    assert visitor.submit("/report", **cry).status_code == 303
    assert "Denk je aan zelfdoding" in visitor.get("/report/received").text
    assert visitor.submit("/report", **FILLED, url="/categories").status_code == 303
    assert "Denk je aan zelfdoding" not in visitor.get("/report/received").text


def test_a_form_that_was_opened_a_moment_ago_waits(visitor, time):
    page = visitor.get("/report?url=/categories").text
    stamp = re.findall(r'name="opened" value="([^"]+)"', page)[0]
    sent = FILLED | {"url": "/categories", "opened": stamp}
    assert visitor.submit("/report", **sent).status_code == 422
    time.pass_time(seconds=2)
    assert visitor.submit("/report", **sent).status_code == 303


def test_signs_of_danger_in_a_report_wait_no_moment(visitor):
    cry = {"note": "Wie dit schreef wil niet meer leven: ‘Ik wil dood.’", "opened": ""}
    assert visitor.submit("/report", **FILLED | cry, url="/categories").status_code == 303


def test_a_member_needs_no_more_than_a_reason(visitor):
    visitor.log_in(make.member())
    post = make.thread()
    answer = visitor.submit("/report", url=f"/p/{post.id}", reason="reclame")
    assert answer.status_code == 303
    assert "/reports/" in answer.location
    page = visitor.get(answer.location).text
    assert "Je melding is bij de moderators." in page
    assert visitor.submit("/report", url=f"/p/{post.id}", reason="anders").status_code == 422


def test_the_answer_never_tells_whether_there_is_something(visitor, app):
    hidden = make.thread(visibility=Visibility.MEMBERS, title="Onder ons", body="Geheim")
    numbers = [hidden.id, 999_999]
    texts = {visitor.get(f"/report?url=/p/{one}").text.replace(f"/{one}", "") for one in numbers}
    pages = [re.sub(rf"{CHANGING}|[0-9a-f]{{32}}", "", text) for text in texts]
    assert len({re.sub(r"/p/?[0-9]*|%2Fp[%\w]*", "", page) for page in pages}) == 1
    assert "Geheim" not in pages[0]
    for number in numbers:
        answer = visitor.submit("/report", **FILLED, url=f"/p/{number}")
        assert (answer.status_code, answer.location) == (303, "/report/received")
    by_number = {"reason": "privacy", "post_id": hidden.id}
    assert visitor.post("/api/v1/reports", json=by_number).status_code == 404
    by_address = {"reason": "privacy", "url": f"/p/{hidden.id}"}
    assert visitor.post("/api/v1/reports", json=by_address).status_code == 201


@pytest.mark.parametrize(
    "sent",
    [
        {"reason": "privacy"},
        {"reason": "privacy", "post_id": 1, "thread_id": 1},
        {"reason": "zomaar", "post_id": 1},
        {"reason": "anders", "url": "/categories"},
        {"reason": "privacy", "url": "https://evil.example"},
        {"reason": "privacy", "url": "/categories", "email": "geen adres"},
    ],
)
def test_a_program_hears_what_is_wrong(visitor, sent):
    answer = visitor.post("/api/v1/reports", json=sent)
    assert answer.status_code == 422
    assert answer.json["errors"]


def test_too_many_in_an_hour_are_told_to_wait(visitor):
    sent = {"reason": "privacy", "url": "/categories"}
    for _time in range(20):
        assert visitor.post("/api/v1/reports", json=sent).status_code == 201
    answer = visitor.post("/api/v1/reports", json=sent)
    assert answer.status_code == 429
    assert "Retry-After" in answer.headers
    assert visitor.submit("/report", **FILLED, url="/categories").status_code == 429


def test_one_home_has_many_addresses_and_counts_as_one(visitor):
    sent = {"reason": "privacy", "url": "/categories"}
    answers = [
        visitor.post(
            "/api/v1/reports", json=sent, environ_base={"REMOTE_ADDR": f"2001:db8:7:7::{n + 1:x}"}
        ).status_code
        for n in range(21)
    ]
    assert answers == [201] * 20 + [429]


def test_two_moderators_on_one_page_are_told_who_was_first(visitor):
    case = case_of(number := told_post(make.thread().id))
    visitor.log_in(make.moderator())
    decided(number)
    said = {"outcome": "founded", "done": "Weg.", "reason": "Mijn reden"}
    answer = visitor.submit(f"/moderation/reports/{case.id}/decide", **said)
    assert answer.status_code == 409
    assert "al beslist" in answer.text


def test_founded_says_what_was_done(visitor):
    case = case_of(told_post(make.thread().id))
    visitor.log_in(make.moderator())
    said = {"outcome": "founded", "reason": "Dit mag niet."}
    answer = visitor.submit(f"/moderation/reports/{case.id}/decide", **said)
    assert answer.status_code == 422
    assert "Vertel wat er is gedaan." in answer.text
    assert "Dit mag niet." in answer.text


def test_the_moderator_reads_what_was_reported(visitor):
    case = case_of(told_post(make.thread(body="Slik dit maar").id, note="Gevaarlijk"))
    visitor.log_in(make.moderator())
    page = visitor.get(f"/moderation/reports/{case.id}").text
    assert "Slik dit maar" in page
    assert "Gevaarlijk" in page


def test_from_the_list_one_sees_why_and_from_the_report_one_gets_on(visitor):
    post = make.thread()
    case = case_of(told_post(post.id, reason="medicatie"))
    visitor.log_in(make.moderator())
    assert "Medicatie" in visitor.get("/moderation/reports").text
    page = visitor.get(f"/moderation/reports/{case.id}").text
    for there in (f"/moderation/items/report-{case.id}", f"/moderation/posts/{post.id}/measure"):
        assert f'href="{there}"' in page
        assert visitor.get(there).status_code == 200


def test_the_form_leads_back_and_the_numbers_can_be_called(visitor):
    post = make.thread()
    told_post(post.id)
    page = visitor.get(f"/report?url=/p/{post.id}").text
    for there in (f"/p/{post.id}", "tel:112", "tel:113"):
        assert f'href="{there}"' in page


def test_what_was_not_chosen_is_asked_for_in_so_many_words(visitor):
    page = visitor.log_in(make.member()).submit("/report", url="/categories", note="").text
    assert "Wat is er mis? Maak een keuze." in page
