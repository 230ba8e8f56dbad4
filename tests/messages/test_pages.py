"""The pages of private messages, as their readers see them."""

import re

import pytest
from sqlalchemy import select

from forum.accounts.service.blocking import block_member
from forum.accounts.service.profile import choose_messages
from forum.core.db import db
from forum.messages.models import Conversation, Message, MessageReport
from tests import make
from tests.messages.talk import answer, begin, counted, kept, someone


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


def test_a_list_names_who_one_talks_with_and_what_is_new(visitor, ada, bea):
    begin(ada, someone(username="Cor"))
    begin(bea, ada)
    page = visitor.get("/messages").text
    lines = re.findall(r"<li(?: class=\"has-unread\")?>\s*<h2.*?</li>", page, flags=re.DOTALL)
    assert [("Bea" in line, "Ongelezen" in line) for line in lines] == [
        (True, True),
        (False, False),
    ]
    assert "Cor" in lines[1]


def test_the_menu_says_how_much_is_new_to_eyes_and_ears(visitor, ada, bea):
    begin(bea, ada)
    begin(someone(), ada)
    page = visitor.get("/help").text
    assert 'Berichten <span class="unread-sign" aria-hidden="true">(2)</span>' in page
    assert "2 privégesprekken met iets ongelezen" in page
    for number in db.session.scalars(select(Conversation.id)).all():
        visitor.get(f"/messages/{number}")
    assert kept(ada) == counted(ada) == 0
    assert "unread-sign" not in visitor.get("/help").text


def test_the_newest_page_opens_and_leads_to_the_first_that_is_unread(visitor, ada, bea):
    first = begin(bea, ada, body="Nummer 1.")
    visitor.get(f"/messages/{first.conversation_id}")
    for number in range(2, 51):
        answer(first, bea, f"Nummer {number}.")
    path = f"/messages/{first.conversation_id}"

    newest = visitor.get(path).text
    assert all(f"Nummer {number}." in newest for number in (31, 50))
    assert "Nummer 30." not in newest
    assert f'href="{path}?after=1"' in newest
    older = visitor.get(re.search(rf'href="({path}\?before=\d+)"', newest)[1]).text
    assert all(f"Nummer {number}." in older for number in (11, 30))
    unread = visitor.get(f"{path}?after=1").text
    assert all(f"Nummer {number}." in unread for number in (2, 21))
    assert f'href="{path}?after=21"' in unread
    assert visitor.get(f"{path}?after=50").status_code == 404


def test_what_is_new_is_marked_once_and_the_next_time_no_more(visitor, ada, bea):
    first = begin(bea, ada)
    answer(first, bea)
    path = f"/messages/{first.conversation_id}"
    assert visitor.get(path).text.count("Ongelezen vanaf hier") == 1
    assert "Ongelezen vanaf hier" not in visitor.get(path).text


def test_looking_without_opening_reads_nothing(visitor, ada, bea):
    first = begin(bea, ada)
    visitor.head(f"/messages/{first.conversation_id}")
    visitor.get("/messages")
    assert kept(ada) == 1


def test_a_profile_offers_to_write_where_that_can_be(visitor, ada, bea):
    offer = "/messages/new?to="
    assert offer + "Bea" in visitor.get("/members/Bea").text
    assert offer not in visitor.get("/members/Ada").text
    dicht, blocking = someone(username="Dicht"), someone(username="Blok")
    choose_messages(make.viewer(dicht), takes_messages=False)
    block_member(make.viewer(blocking), "Ada")
    assert offer not in visitor.get("/members/Dicht").text
    assert offer not in visitor.get("/members/Blok").text
    visitor.log_in(make.member())
    assert offer not in visitor.get("/members/Bea").text
    visitor.log_in(make.moderator())
    assert offer in visitor.get("/members/Dicht").text
    assert offer not in visitor.application.test_client().get("/members/Bea").text


def test_the_choice_is_made_on_the_page_of_settings(visitor, ada):
    box = r'name="takes_messages" type="checkbox" value="1"( checked)?'
    assert re.search(box, visitor.get("/settings").text)[1]
    assert visitor.submit("/settings/messages").status_code == 303
    assert not re.search(box, visitor.get("/settings").text)[1]
    visitor.submit("/settings/messages", takes_messages="1")
    assert re.search(box, visitor.get("/settings").text)[1]


def test_reporting_says_what_it_does_and_that_it_was_done(visitor, ada, bea):
    first = begin(bea, ada, body="Koop nu")
    path = f"/messages/{first.conversation_id}/{first.id}/report"
    assert "Koop nu" in visitor.get(path).text
    wrong = visitor.submit(path, note="Ik typte dit")
    assert wrong.status_code == 422
    assert "Ik typte dit" in wrong.text
    visitor.submit(path, reason_code="verkoop", note="Ik typte dit")
    assert "Je hebt dit bericht gemeld." in visitor.get(f"/messages/{first.conversation_id}").text
    assert "Je hebt dit bericht al gemeld." in visitor.get(path).text
    again = visitor.submit(path, reason_code="verkoop", note="Nog eens")
    assert again.status_code == 303
    assert "Je hebt dit bericht al gemeld." in visitor.get(again.location).text
    assert db.session.scalars(select(MessageReport.note)).all() == ["Ik typte dit"]


def test_what_was_deleted_shows_its_place(visitor, ada, bea):
    first = begin(ada, bea, body="Oeps")
    back = visitor.submit(f"/messages/{first.conversation_id}/{first.id}/delete")
    assert back.location == f"/messages/{first.conversation_id}#m{first.id}"
    page = visitor.get(f"/messages/{first.conversation_id}").text
    assert "Je hebt dit bericht verwijderd." in page
    assert "Oeps" not in page


def test_who_cannot_write_reads_why(visitor, bea):
    suspended = make.suspended(username="Sus")
    first = begin(bea, suspended)
    visitor.log_in(suspended)
    page = visitor.get(f"/messages/{first.conversation_id}").text
    assert "Je account is geschorst tot" in page
    assert 'name="body"' not in page
