"""What people read who wrote of an alarm sign, who read it, and who moderate."""

import pytest

from forum.alarms import Level, Rule, rules
from forum.core.days import this_day
from forum.core.db import db
from forum.drafts.models import Draft
from forum.moderation.signals import service
from forum.moderation.signals.answers import Answer
from forum.moderation.signals.models import Signal
from forum.threads.models import Post
from tests import make
from tests.moderation.reported import case_of, told_post
from tests.posting.reading import token_in
from tests.recovery import keeping

NUMB = "Sinds gisteren is alles gevoelloos."
CRY = "Ik wil niet meer leven."
READERS = "Dit bericht noemt klachten waarbij je direct de huisarts belt."
LIST = "/moderation/signals"


@pytest.fixture(autouse=True)
def one_rule(monkeypatch):
    found = Rule("numb", Level.CALL_NOW, "bron", lambda text: "gevoelloos" in text)
    monkeypatch.setattr(rules, "RULES", (found,))


@pytest.fixture
def thread(app):
    return make.thread().thread_id


@pytest.fixture
def own(visitor):
    return visitor.log_in(make.member())


@pytest.fixture
def another(visitor):
    """Another browser."""
    return visitor.application.test_client


def address(thread):
    return f"/t/{thread}-hoe-begin-ik"


def place(own, thread, body):
    page = own.submit(address(thread), body=body)
    if page.status_code == 409:
        page = own.submit(address(thread), body=body, alarm_ack=token_in(page))
    assert page.status_code == 303
    return int(page.location.rpartition("/")[2])


def test_who_is_going_to_call_keeps_the_text_and_finds_it_again(own, thread):
    body = {"body": NUMB, "draft": f"thread:{thread}", "draft_version": "0"}
    page = own.submit(address(thread), **body)
    for told in ('role="alert"', "Ik ga bellen", 'href="tel:112"', 'href="tel:1733"'):
        assert told in page.text
    onward = own.submit("/calling", **body, alarm_ack=token_in(page), alarm_from=address(thread))
    assert onward.status_code == 303
    calm = own.get(onward.location).text
    assert "Je tekst is bewaard als concept" in calm
    assert f"/t/{thread}#reageren" in calm
    assert NUMB in own.get(address(thread)).text
    assert (db.session.query(Draft).count(), db.session.query(Post).count()) == (1, 1)


def test_where_there_are_no_drafts_the_text_goes_along_and_back(visitor):
    own, day = visitor.log_in(keeping.keeper()), this_day().isoformat()
    note = {"day": day, "version": "0", "note": NUMB}
    page = own.submit("/recovery/check-in", **note)
    sent = {"alarm_ack": token_in(page), "alarm_from": "/recovery/check-in"}
    calm = own.submit("/calling", **note, **sent)
    assert calm.status_code == 200
    assert 'action="/recovery/check-in"' in calm.text
    assert f'name="note" value="{NUMB}"' in calm.text
    assert 'name="alarm_ack"' not in calm.text


@pytest.mark.parametrize("back", ["https://elders.example/", "//elders.example", ""])
def test_the_way_back_leads_nowhere_else(own, back):
    calm = own.submit("/calling", body=NUMB, alarm_from=back)
    assert (calm.status_code, "elders" in calm.text) == (200, False)


def test_readers_are_told_and_the_author_may_wave_the_notice_away(own, thread, another):
    post_id = place(own, thread, NUMB)
    assert "Bel nu je huisarts" in own.get(address(thread)).text
    page = another().get(address(thread)).text
    assert (READERS in page, "Bel nu je huisarts" in page) == (True, False)
    assert own.submit(f"/p/{post_id}/signal/wave").status_code == 303
    page = own.get(address(thread)).text
    assert (READERS in page, "Bel nu je huisarts" in page) == (True, False)


def test_what_a_moderator_finds_a_false_alarm_is_told_to_readers_no_more(own, thread, another):
    place(own, thread, NUMB)
    (found,) = db.session.query(Signal)
    service.answer(make.viewer(make.moderator()), found.id, Answer.REPLIED)
    assert READERS in another().get(address(thread)).text
    found.decision = Answer.FALSE_ALARM
    db.session.commit()
    assert READERS not in another().get(address(thread)).text
    assert "Bel nu je huisarts" in own.get(address(thread)).text


def test_the_notice_leads_to_the_text_to_change_it(own, thread):
    page = own.submit(address(thread), body=NUMB).text
    assert 'href="#body">' in page and "Bericht aanpassen" in page
    assert "Je bent nieuw hier" not in page
    noted = own.submit("/recovery/check-in", note=NUMB).text
    assert "Bericht aanpassen" not in noted


def test_a_cry_for_help_is_placed_at_once_and_met_with_the_numbers(own, thread, another):
    place(own, thread, CRY)
    page = own.get(address(thread)).text
    for told in ("Denk je aan zelfdoding", 'href="tel:113"', 'href="tel:08000113"'):
        assert told in page
    assert "zelfdoding" not in another().get(address(thread)).text


def test_in_private_the_numbers_are_for_the_writer_alone_and_once(visitor):
    own, day = visitor.log_in(keeping.keeper()), this_day().isoformat()
    sent = own.submit("/recovery/check-in", day=day, version="0", note=CRY)
    assert sent.status_code == 303
    assert "Bel gratis 113" in own.get(sent.location).text
    assert "Bel gratis 113" not in own.get(sent.location).text


def test_a_program_gets_the_numbers_with_its_answer(visitor, thread):
    program = visitor.bearer(make.token(make.member()))
    path = f"/api/v1/threads/{thread}/posts"
    answer = program.post(path, json={"body": CRY})
    assert (answer.status_code, "tel:113" in answer.headers["Crisis-Notice"]) == (201, True)
    assert answer.json["own_notice"] == {"level": None, "crisis": True}
    calm = program.post(path, json={"body": "Wandelen helpt."})
    assert "Crisis-Notice" not in calm.headers


@pytest.mark.parametrize("body", ["[" * 9000, "[" + " " * 3_000_000 + "]"])
def test_what_no_act_asked_for_is_not_read_for_it(visitor, body):
    program = visitor.bearer(make.token(make.moderator()))
    case = case_of(told_post(make.thread().id)).id
    path = f"/api/v1/moderation/items/report-{case}/claim"
    assert program.post(path, data=body, content_type="application/json").status_code == 200


def test_a_preview_says_what_posting_would_ask(own, thread, another):
    page = own.submit("/preview", body=NUMB, draft=f"thread:{thread}")
    assert (page.status_code, "Ik ga bellen" in page.text) == (200, True)
    ack = {"alarm_ack": token_in(page)}
    assert own.submit(address(thread), body=NUMB, **ack).status_code == 303
    program = another().bearer(make.token(make.member()))
    shown = program.post("/api/v1/preview", json={"body": NUMB})
    assert shown.json["red_flags"] == [{"rule": "numb", "level": "bel_nu"}]


def test_a_moderator_finds_what_to_do_and_says_that_it_was_done(own, thread, another):
    place(own, thread, f"{NUMB} {CRY}")
    keeper = another().log_in(make.moderator())
    page = keeper.get(LIST).text
    assert ("Crisis: mogelijk zelfdoding" in page, "Loos alarm" in page) == (True, True)
    assert (NUMB in page, CRY in page) == (False, False)
    number = page.split(f'action="{LIST}/')[1].split('"')[0]
    assert keeper.submit(f"{LIST}/{number}", answer="replied").status_code == 303
    assert keeper.submit(f"{LIST}/{number}", answer="seen").status_code == 409
    assert keeper.submit(f"{LIST}/{number}", answer="weg").status_code == 422
    assert "Gereageerd" in keeper.get(f"{LIST}?state=done").text
    assert "Er wacht niets" in keeper.get(LIST).text


def test_one_line_and_many_cost_the_same(own, thread, another, count_queries):
    keeper = another().log_in(make.moderator())
    costs = []
    for lines in (1, 6):
        for number in range(lines):
            place(own, thread, f"{NUMB} {number}")
        with count_queries() as seen:
            keeper.get(LIST)
        costs.append(len(seen))
    assert costs[0] == costs[1]
