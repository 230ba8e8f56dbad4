"""When a moderator is the one who was reported: no page and no program says by whom, and others
decide."""

import re

import pytest

from forum.accounts.models import Member
from forum.core.db import db
from forum.core.errors import Refused
from forum.messages import service as messages
from forum.moderation.queue import service as queue
from forum.moderation.queue.noted import notes
from forum.moderation.queue.queries import get_item
from forum.moderation.reports import objecting
from forum.moderation.reports.addresses import Place
from forum.moderation.reports.models import Report
from forum.moderation.reports.objecting import Judged
from forum.moderation.reports.reasons import SubjectKind
from tests import make
from tests.moderation.reported import case_of, decided, told, told_post
from tests.visitor import Visitor

TOLD = re.compile("Klokkenluider|Klaagtekst|Klaagwet")


@pytest.fixture
def keeper(app):
    return make.moderator(username="Ingrid")


@pytest.fixture
def seen(app, keeper):
    """What the moderator reads there."""
    page = Visitor(app).log_in(keeper)
    program = Visitor(app).bearer(make.token(keeper))

    def read(*paths: str) -> str:
        return "\n".join(
            (program if path.startswith("/api") else page).get(path).text for path in paths
        )

    return read


def _reported(keeper) -> list[int]:
    who = make.viewer(make.member(username="Klokkenluider"))
    said = {"note": "Klaagtekst", "legal_ground": "Klaagwet"}
    first = make.thread(keeper, pseudonym=True)
    profile = Place(SubjectKind.MEMBER, f"/members/{keeper.username}", name=keeper.username)
    numbers = [told_post(make.reply(make.thread(), keeper).id, who, **said)]
    numbers += [told_post(first.id, who, **said), told(profile, who, **said)]
    return numbers


def test_no_page_of_the_team_tells_them_by_whom(keeper, seen):
    for number in _reported(keeper):
        case = case_of(number).id
        there = seen(
            *("/moderation", "/moderation/reports", f"/moderation/reports/{case}"),
            *(f"/moderation/items/report-{case}", f"/api/v1/moderation/reports/{case}"),
            *("/api/v1/moderation/reports", "/api/v1/moderation/queue"),
        )
        assert not TOLD.search(there)
        assert "wie het meldde lees je niet" in there


def test_nor_what_is_objected_and_another_decides_about_it(keeper, seen):
    number = _reported(keeper)[0]
    decided(number)
    reporter = make.viewer(db.session.get_one(Member, db.session.get_one(Report, number).member_id))
    objection = objecting.object_to(reporter, number, text="Klaagtekst")
    there = seen(
        "/moderation/report-objections",
        f"/moderation/report-objections/{objection}",
        "/api/v1/moderation/report-objections",
    )
    assert not TOLD.search(there)
    with pytest.raises(Refused):
        objecting.decide_objection(make.viewer(keeper), objection, Judged(False, "Het mag."))
    with pytest.raises(Refused):
        queue.claim(make.viewer(keeper), f"report_objection-{objection}")
    objecting.decide_objection(make.viewer(make.moderator()), objection, Judged(False, "Mag."))


def test_about_an_admin_a_moderator_decides_no_objection_either(app):
    number = told_post(make.thread(make.admin()).id, make.viewer(make.member()))
    decided(number, make.admin())
    reporter = make.viewer(db.session.get_one(Member, db.session.get_one(Report, number).member_id))
    objection = objecting.object_to(reporter, number, text="Toch niet")
    with pytest.raises(Refused):
        objecting.decide_objection(make.viewer(make.moderator()), objection, Judged(True, "Ja."))
    objecting.decide_objection(make.viewer(make.admin()), objection, Judged(True, "Ja."))


def test_what_the_team_noted_about_them_is_not_for_them(keeper):
    name = f"report-{case_of(_reported(keeper)[0]).id}"
    other = make.viewer(make.moderator())
    queue.add_note(other, name, body="Klokkenluider belde nog")
    assert len(notes(other, get_item(other, name))) == 1
    mine = make.viewer(keeper)
    assert notes(mine, get_item(mine, name)) == []


def test_nor_who_showed_a_private_message_of_theirs(keeper, seen):
    others = [make.member(username="Klokkenluider"), make.member()]
    sent = messages.begin(make.viewer(keeper), to=[one.username for one in others], body="Dag.")
    who = make.viewer(others[0])
    number = messages.report(who, sent.conversation_id, sent.id, reason="bejegening")
    there = seen(
        *("/moderation/messages", f"/moderation/messages/{number}", "/api/v1/moderation/messages"),
    )
    assert "over een bericht van jou" in there
    assert not TOLD.search(there)
