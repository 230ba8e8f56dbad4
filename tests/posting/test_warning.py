"""What a text may be a sign of is told before it is stored."""

import pytest

from forum.alarms import Level, Rule, rules
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Conflict
from forum.posting import service
from forum.posting.warning import Destination, warn
from forum.threads.kinds import Kind, Opening
from forum.threads.models import Post
from tests import make
from tests.recovery import keeping

pytestmark = pytest.mark.usefixtures("app")

NUMB = Rule("numb", Level.CALL_NOW, "KNGF B.1.3", lambda text: "doof gevoel" in text.casefold())
TEXT = "Sinds gisteren een doof gevoel."


@pytest.fixture(autouse=True)
def one_rule(monkeypatch):
    monkeypatch.setattr(rules, "RULES", (NUMB,))


def test_a_reply_with_a_sign_waits_until_its_writer_has_read_the_warning():
    first, writer = make.thread(), make.viewer(make.member())
    with pytest.raises(Conflict) as raised:
        service.reply(writer, first.thread_id, body=TEXT)
    assert raised.value.code == "red_flags"
    assert raised.value.errors == {"alarms": ["numb"], "levels": ["bel_nu"]}
    assert db.session.query(Post).count() == 1

    assert service.reply(writer, first.thread_id, body=TEXT, acknowledged=["numb"]).body == TEXT


def test_a_title_counts_too():
    opening = Opening(make.category().slug, Kind.RECOVERY, "Een doof gevoel", "Wat nu?")
    with pytest.raises(Conflict):
        service.start_thread(make.viewer(make.member()), opening)


def test_an_edit_is_held_against_the_signs_as_well():
    author = make.member()
    first = make.thread(author)
    with pytest.raises(Conflict):
        service.edit_post(make.viewer(author), first.id, body=TEXT)


def test_a_page_keeps_what_was_typed_and_a_program_gets_a_code(visitor):
    first, writer = make.thread(), make.member()
    page = visitor.log_in(writer).submit(f"/t/{first.thread_id}-hoe-begin-ik", body=TEXT)
    assert (page.status_code, TEXT in page.text) == (409, True)
    assert "Bel direct je huisarts" in page.text
    assert 'name="alarm_ack" value="numb"' in page.text
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    assert visitor.submit(path, body=TEXT, alarm_ack="numb").status_code == 303

    program = visitor.application.test_client().bearer(make.token(writer))
    path = f"/api/v1/threads/{first.thread_id}/posts"
    answer = program.post(path, json={"body": TEXT})
    assert (answer.status_code, answer.json["code"]) == (409, "red_flags")
    again = program.post(path, json={"body": TEXT}, headers={"Alarm-Ack": "numb"})
    assert again.status_code == 201


@pytest.mark.parametrize("place", Destination)
def test_the_warning_says_what_the_button_would_do(place):
    with pytest.raises(Conflict) as raised:
        warn(TEXT, (), place)
    told = str(raised.value.detail)
    assert "huisarts" in told
    assert "druk dan nog een keer op de knop" in told
    assert ("plaatsen" in told) == (place is Destination.POST)


def test_what_is_kept_in_a_diary_is_called_no_message(visitor):
    keeper = keeping.keeper()
    path, day = "/recovery/check-in", this_day().isoformat()
    page = visitor.log_in(keeper).submit(path, day=day, version="0", note=TEXT)
    program = visitor.application.test_client().bearer(make.token(keeper))
    answer = program.put(f"/api/v1/recovery/entries/{day}", json={"note": TEXT})
    assert (page.status_code, answer.status_code) == (409, 409)
    for told in (page.text.split("<main")[1], answer.json["detail"]):
        assert "Wil je het toch bewaren" in told
        assert "Je bericht" not in told
