"""Writing in private on the pages: nothing typed is lost, and nothing is sent twice."""

from html import unescape

import pytest
from sqlalchemy import select

from forum.accounts.service.profile import choose_messages
from forum.alarms.rules import Level, Rule
from forum.core.db import db
from forum.messages.models import Message
from tests import make
from tests.messages.talk import answer, begin, someone
from tests.posting.reading import token_in


@pytest.fixture
def ada(app, visitor):
    member = someone(username="Ada")
    visitor.log_in(member)
    return member


@pytest.fixture
def bea(app):
    return someone(username="Bea")


def _bodies() -> list[str]:
    return list(db.session.scalars(select(Message.body).order_by(Message.number)))


def test_a_form_to_somebody_who_is_written_to_leads_to_what_there_is(visitor, ada, bea):
    assert "Bea" in visitor.get("/messages/new?to=Bea").text
    first = begin(ada, bea)
    answer = visitor.get("/messages/new?to=Bea")
    assert answer.location == f"/messages/{first.conversation_id}"


def test_a_message_sent_twice_is_there_once(visitor, ada, bea):
    fields = {"to": "Bea", "body": "Hoi Bea", "idempotency_key": "een"}
    answers = [visitor.submit("/messages/new", **fields) for _twice in range(2)]
    assert {one.status_code for one in answers} == {303}
    assert answers[0].location == answers[1].location
    path = answers[0].location.partition("#")[0]
    again = {"body": "Nog iets", "idempotency_key": "twee"}
    assert [visitor.submit(path, **again).status_code for _twice in range(2)] == [303, 303]
    assert _bodies() == ["Hoi Bea", "Nog iets"]


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("Niemand", "Er is geen lid met de naam Niemand."),
        ("Ada", "Noem ten minste één ander lid."),
        ("", "Vul hier iets in."),
        ("Bea, Dicht", "Dicht neemt geen berichten van je aan."),
        ("Dicht", "Dit lid neemt geen berichten van je aan."),
    ],
)
def test_what_was_typed_survives_a_wrong_name(visitor, ada, bea, to, told):
    choose_messages(make.viewer(someone(username="Dicht")), takes_messages=False)
    answer = visitor.submit("/messages/new", to=to, body="Een lang verhaal")
    assert answer.status_code in (403, 422)
    assert told in unescape(answer.text)
    assert "Een lang verhaal" in answer.text
    assert f'value="{to}"' in answer.text
    assert _bodies() == []


def test_what_was_typed_survives_an_empty_field_and_a_full_hour(visitor, ada, bea):
    first = begin(ada, bea)
    path = f"/messages/{first.conversation_id}"
    assert visitor.submit(path, body=" ").status_code == 422
    for _number in range(59):
        answer(first, ada)
    refused = visitor.submit(path, body="Een lang verhaal")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "3600"
    assert "Een lang verhaal" in refused.text


def test_a_new_member_reads_from_when_and_loses_nothing(visitor, bea):
    visitor.log_in(make.member())
    assert "Voor jou kan het vanaf 4 januari 2030" in visitor.get("/messages/new").text
    assert "Voor jou kan het vanaf 4 januari 2030" in visitor.get("/messages").text
    refused = visitor.submit("/messages/new", to="Bea", body="Een lang verhaal")
    assert refused.status_code == 403
    assert "Een lang verhaal" in refused.text


def test_an_alarm_is_shown_first_and_then_it_goes(visitor, ada, bea, monkeypatch):
    rule = Rule("r", Level.CALL_NOW, "test", lambda text: "gevoelloos" in text)
    monkeypatch.setattr("forum.alarms.rules.RULES", (rule,))
    form = {"to": "Bea", "body": "Ik ben gevoelloos"}
    warned = visitor.submit("/messages/new", **form)
    assert (warned.status_code, _bodies()) == (409, [])
    sent = visitor.submit("/messages/new", **form, alarm_ack=token_in(warned))
    assert sent.status_code == 303
    path = sent.location.partition("#")[0]
    warned = visitor.submit(path, body="Nog gevoelloos")
    assert warned.status_code == 409
    read = {"alarm_ack": token_in(warned)}
    assert visitor.submit(path, body="Nog gevoelloos", **read).status_code == 303


def test_what_readers_see_is_made_as_it_is_sent(visitor, ada, bea):
    """Made at every reading, a few odd texts would keep the machine busy."""
    first = begin(ada, bea, body="Het **gaat** beter.")
    assert (
        "Het <strong>gaat</strong> beter." in visitor.get(f"/messages/{first.conversation_id}").text
    )
    first.body_html = "<p>Zo gemaakt.</p>"
    assert "Zo gemaakt." in visitor.get(f"/messages/{first.conversation_id}").text
