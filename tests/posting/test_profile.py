"""What members say about themselves is held against the signs of alarm, and a cry for help in it
is seen by those who moderate."""

import pytest
from sqlalchemy import select

from forum.accounts.held_profiles import own_held_profile
from forum.accounts.queries import own_account
from forum.accounts.waiting import KIND, waiting
from forum.alarms import rules
from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.posting.acknowledging import UNREAD
from forum.posting.profile import change_profile
from forum.posting.warning import RedFlags
from tests import make
from tests.posting.reading import shown, token_in
from tests.posting.test_warning import NUMB

pytestmark = pytest.mark.usefixtures("app")

TEXT = "Sinds gisteren een doof gevoel."
CRY = "Ik wil niet meer leven."
PLACE = "/settings/profile"


@pytest.fixture
def numb(monkeypatch):
    monkeypatch.setattr(rules, "RULES", (NUMB,))


@pytest.fixture
def member(app):
    return make.member(bio="Wandelt.")


def bio_of(member):
    return own_account(make.viewer(member)).bio


def test_signs_are_put_to_the_writer_before_it_is_kept(numb, member):
    ack = shown(lambda: change_profile(make.viewer(member), bio=TEXT))
    assert bio_of(member) == "Wandelt."
    assert not change_profile(make.viewer(member), bio=TEXT, acknowledged=ack)
    assert bio_of(member) == TEXT


def test_what_stands_or_waits_there_is_not_asked_again(numb, member):
    viewer = make.viewer(member)
    ack = shown(lambda: change_profile(viewer, bio=TEXT))
    change_profile(viewer, bio=TEXT, acknowledged=ack)
    assert not change_profile(viewer, bio=TEXT)
    waits = f"{TEXT} Geverifieerd."
    assert change_profile(viewer, bio=waits, acknowledged=ack)
    assert change_profile(viewer, bio=waits)
    with pytest.raises(RedFlags):
        change_profile(viewer, bio=f"Een doof gevoel heb ik {'al ' * 9} lang", acknowledged=UNREAD)


def test_the_page_keeps_what_was_typed_and_calls_it_no_post(numb, visitor, member):
    page = visitor.log_in(member).submit(PLACE, bio=TEXT)
    main = page.text.split("<main")[1]
    assert (page.status_code, TEXT in main) == (409, True)
    for told in ("Bel nu je huisarts", "Ik ga bellen", "Toch opslaan", "Wat je schrijft bevat"):
        assert told in main
    assert "Je bericht bevat" not in main and "dagboek mee" not in main
    sent = {"bio": TEXT, "alarm_ack": token_in(page), "alarm_from": PLACE}
    calm = visitor.submit("/calling", **sent).text
    assert f'action="{PLACE}"' in calm and TEXT in calm
    assert visitor.submit(PLACE, **sent).status_code == 303
    assert bio_of(member) == TEXT


def test_a_program_gets_the_signs_and_a_token(numb, visitor, member):
    program = visitor.bearer(make.token(member))
    answer = program.patch("/api/v1/me", json={"bio": TEXT})
    assert (answer.status_code, answer.json["code"]) == (409, "red_flags")
    assert "toch opslaan" in answer.json["detail"]
    read_it = {"Alarm-Ack": answer.json["ack_token"]}
    assert program.patch("/api/v1/me", json={"bio": TEXT}, headers=read_it).json["bio"] == TEXT


def test_a_cry_for_help_waits_for_moderators_before_all_else(member):
    make.moderator()
    for _time in range(2):
        assert change_profile(make.viewer(member), bio=CRY)
    held = own_held_profile(make.viewer(member))
    assert (bio_of(member), held.bio) == ("Wandelt.", CRY)
    assert [row.priority for row in db.session.execute(waiting())] == [0]
    told = select(OutboxEvent.payload).where(OutboxEvent.name == "CrisisNoted")
    assert db.session.scalars(told).all() == [{"kind": KIND, "subject_id": held.id}]


def test_who_wrote_it_reads_where_there_is_help_and_moderators_what_to_do(visitor, member):
    sent = visitor.log_in(member).submit(PLACE, bio=CRY)
    assert sent.status_code == 303
    page = visitor.get(sent.location).text
    assert "Denk je aan zelfdoding" in page
    again = visitor.get("/settings").text
    assert "Bij 113 kun je dag en nacht terecht" in again
    assert "Wie hier geverifieerd is" not in again
    keeper = visitor.application.test_client().log_in(make.moderator())
    page = keeper.get("/moderation/profiles").text
    for told in (CRY, "Er kan een roep om hulp in staan", "Reageer warm", "Bericht sturen"):
        assert told in page


def test_others_wait_as_they_did_and_without_advice(visitor, member):
    change_profile(make.viewer(member), bio="Geverifieerd.")
    assert [row.priority for row in db.session.execute(waiting())] == [4]
    assert "Wie hier geverifieerd is" in visitor.log_in(member).get("/settings").text
    keeper = visitor.application.test_client().log_in(make.moderator())
    assert "Reageer warm" not in keeper.get("/moderation/profiles").text
