"""What a text may be a sign of is told before it is stored."""

import pytest

from forum.alarms import Level, Rule, rules
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Conflict
from forum.posting import service
from forum.posting.acknowledging import UNREAD
from forum.posting.warning import ADVICE, Destination, RedFlags, warn
from forum.threads.kinds import Kind, Opening
from forum.threads.models import Post
from tests import make
from tests.posting.reading import read, token_in
from tests.recovery import keeping

pytestmark = pytest.mark.usefixtures("app")

NUMB = Rule("numb", Level.CALL_NOW, "KNGF B.1.3", lambda text: "doof gevoel" in text.casefold())
FEVER = Rule("fever", Level.TODAY, "NHG", lambda text: "koorts" in text.casefold())
TEXT = "Sinds gisteren een doof gevoel."
OTHER = "Vanmorgen op de fiets kreeg ik ineens een doof gevoel in mijn linkervoet."


@pytest.fixture(autouse=True)
def two_rules(monkeypatch):
    monkeypatch.setattr(rules, "RULES", (NUMB, FEVER))


@pytest.fixture
def program(visitor):
    """A program of a member, and the address of a thread to write in."""
    writer, path = make.member(), f"/api/v1/threads/{make.thread().thread_id}/posts"
    return visitor.bearer(make.token(writer)), path


def test_a_reply_with_a_sign_waits_until_its_writer_has_read_the_warning():
    first, writer = make.thread(), make.viewer(make.member())
    with pytest.raises(RedFlags) as raised:
        service.reply(writer, first.thread_id, body=TEXT)
    assert (raised.value.code, raised.value.ack.rules) == ("red_flags", {"numb"})
    assert db.session.query(Post).count() == 1

    ack = raised.value.ack
    assert service.reply(writer, first.thread_id, body=TEXT, acknowledged=ack).body == TEXT


@pytest.mark.parametrize("text", [OTHER, f"{TEXT} En koorts."])
def test_it_is_asked_again_of_another_text_and_of_another_sign(text):
    ack = read(TEXT)
    with pytest.raises(RedFlags) as raised:
        warn(text, ack)
    assert warn(text, raised.value.ack).level == Level.CALL_NOW


def test_a_title_counts_too():
    opening = Opening(make.category().slug, Kind.RECOVERY, "Een doof gevoel", "Wat nu?")
    with pytest.raises(Conflict):
        service.start_thread(make.viewer(make.member()), opening)


def test_an_edit_is_held_against_the_signs_as_well():
    author = make.member()
    first = make.thread(author)
    with pytest.raises(Conflict):
        service.edit_post(make.viewer(author), first.id, body=TEXT)


def test_a_page_keeps_what_was_typed_and_the_form_says_that_it_was_read(visitor):
    first, writer = make.thread(), make.member()
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    page = visitor.log_in(writer).submit(path, body=TEXT)
    assert (page.status_code, TEXT in page.text) == (409, True)
    assert "Bel direct je huisarts" in page.text
    token = token_in(page)
    assert visitor.submit(path, body=OTHER, alarm_ack=token).status_code == 409
    assert visitor.submit(path, body=TEXT, alarm_ack=token).status_code == 303


def test_a_program_gets_the_signs_and_a_token(program):
    own, path = program
    answer = own.post(path, json={"body": f"{TEXT} En koorts."})
    assert (answer.status_code, answer.json["code"]) == (409, "red_flags")
    flags = [("numb", "bel_nu"), ("fever", "vandaag")]
    assert [(one["rule"], one["level"]) for one in answer.json["red_flags"]] == flags
    assert answer.json["crisis"] is False
    read_it = {"Alarm-Ack": answer.json["ack_token"]}
    assert own.post(path, json={"body": f"{TEXT} En koorts."}, headers=read_it).status_code == 201


def test_a_key_tells_what_was_acknowledged_from_what_was_sent_twice(program):
    own, path = program
    key = {"Idempotency-Key": "een-keer"}
    refused = own.post(path, json={"body": TEXT}, headers=key)
    assert refused.status_code == 409
    read_it = {**key, "Alarm-Ack": refused.json["ack_token"]}
    made = [own.post(path, json={"body": TEXT}, headers=read_it) for _ in range(2)]
    made.append(own.post(path, json={"body": TEXT}, headers=key))
    assert {answer.status_code for answer in made} == {201}
    assert len({answer.json["id"] for answer in made}) == 1


def test_the_form_that_was_sent_twice_is_one_also_without_what_was_read(visitor):
    first, writer = make.thread(), make.member()
    path, sent = f"/t/{first.thread_id}-hoe-begin-ik", {"body": TEXT, "idempotency_key": "k" * 20}
    token = token_in(visitor.log_in(writer).submit(path, **sent))
    for more in ({"alarm_ack": token, "alarm_from": path}, {"alarm_ack": token}, {}):
        assert visitor.submit(path, **sent, **more).status_code == 303
    assert db.session.query(Post).count() == 2


@pytest.mark.parametrize("token", ["", "numb", "e30.abc", "é", "x" * 9000])
def test_what_we_did_not_sign_says_nothing(program, token):
    own, path = program
    sent = {"Alarm-Ack": token.encode("latin-1").decode("latin-1")}
    assert own.post(path, json={"body": TEXT}, headers=sent).status_code == 409


def test_a_token_is_of_one_member_and_of_one_day(program, visitor, time):
    own, path = program
    token = own.post(path, json={"body": TEXT}).json["ack_token"]
    other = visitor.application.test_client().bearer(make.token(make.member()))
    sent = {"Alarm-Ack": token}
    assert other.post(path, json={"body": TEXT}, headers=sent).status_code == 409
    time.pass_time(hours=24)
    assert own.post(path, json={"body": TEXT}, headers=sent).status_code == 409


@pytest.mark.parametrize("place", Destination)
def test_the_warning_says_what_the_button_would_do(place):
    with pytest.raises(Conflict) as raised:
        warn(TEXT, UNREAD, place)
    told = str(raised.value.detail)
    assert "huisarts" in told
    assert "druk dan nog een keer op de knop" in told
    assert ("plaatsen" in told) == (place is Destination.POST)


@pytest.mark.parametrize("level", Level)
def test_every_level_has_its_own_advice(level):
    assert "huisarts" in str(ADVICE[level])
    assert ("112" in str(ADVICE[level])) == (level == Level.CALL_NOW)


def test_what_is_kept_in_a_diary_is_called_no_message(visitor):
    keeper = keeping.keeper()
    path, day = "/recovery/check-in", this_day().isoformat()
    page = visitor.log_in(keeper).submit(path, day=day, version="0", note=TEXT)
    program = visitor.application.test_client().bearer(make.token(keeper))
    answer = program.put(f"/api/v1/recovery/entries/{day}", json={"note": TEXT})
    assert (page.status_code, answer.status_code) == (409, 409)
    told = page.text.split("<main")[1]
    assert "Toch bewaren" in told
    assert "Niemand leest je dagboek mee" in told
    assert "Wil je het toch bewaren" in answer.json["detail"]
    assert "Je bericht" not in told + answer.json["detail"]
