"""The desk of an expert: what lies there, and what it costs to look."""

from datetime import timedelta

import pytest

from forum.core.db import db
from forum.experts.questions import service
from forum.factsheets.models import FactSheet, PublishedClaim
from forum.posting import service as posting
from forum.posting.desk import experts_desk
from forum.threads.kinds import ReplyKind, Visibility
from tests import make
from tests.experts.asked import waiting
from tests.experts.held_hours import planned

SAID = {"kind": ReplyKind.EXPERT, "general_information": True}


@pytest.fixture
def lotte(app):
    return make.expert(username="Lotte")


@pytest.fixture
def sheet(app):
    return make.sheet(make.moderator())


def _answer(lotte, body, **facts):
    first = make.thread(**facts)
    return posting.reply(make.viewer(lotte), first.thread_id, body=body, **SAID)


def _desk(lotte):
    return experts_desk(make.viewer(lotte))


def _claim(sheet):
    query = db.session.query(PublishedClaim).filter_by(sheet_id=sheet.id)
    return query.order_by(PublishedClaim.key).first()


def test_what_one_took_up_and_what_waits_lies_there(lotte):
    held, _other = waiting(), waiting()
    service.claim(make.viewer(lotte), held.thread_id)
    desk = _desk(lotte)
    assert [line.thread.id for line in desk.held] == [held.thread_id]
    assert desk.waiting == 1


def test_hours_to_come_lie_there(lotte):
    hour = planned(lotte)
    planned()
    assert [line.thread.id for line in _desk(lotte).hours] == [hour]


def test_only_ones_own_sheets_that_are_due_lie_there(lotte, sheet, time):
    make.sheet(make.moderator())
    db.session.get_one(FactSheet, sheet.id).owner_id = lotte.id
    db.session.flush()
    assert not _desk(lotte).sheets
    time.pass_time(days=800)
    assert [line.slug for line in _desk(lotte).sheets] == [sheet.slug]


def test_much_costs_as_little_as_one(visitor, lotte, sheet, count_queries):
    claim = _claim(sheet)

    def add():
        planned(lotte, visibility=Visibility.MEMBERS)
        _answer(lotte, f"Zie [[feit:{sheet.slug}#{claim.key}]].")
        db.session.get_one(FactSheet, make.sheet(make.moderator()).id).owner_id = lotte.id

    def cost():
        visitor.get("/questions/desk")
        with count_queries() as seen:
            page = visitor.get("/questions/desk")
        assert "Antwoorden waarvan een bron veranderde" in page.text
        return len(seen)

    def costs_with(many):
        claim.is_gone = False
        db.session.flush()
        for _ in range(many):
            add()
        claim.is_gone = True
        db.session.flush()
        return cost()

    visitor.log_in(lotte)
    assert costs_with(1) == costs_with(24)


def test_a_program_reads_the_same(visitor, lotte):
    planned(lotte, lasts=timedelta(minutes=30))
    found = visitor.bearer(make.token(lotte)).get("/api/v1/me/expert-desk").json
    assert found["most_open"] == 3
    assert [hour["state"] for hour in found["hours"]] == ["coming"]
    assert (found["held"], found["sheets_due"], found["changed_answers"]) == ([], [], [])
