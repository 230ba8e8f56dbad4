"""What is left of reports when somebody leaves, and when their time is over."""

import pytest
from sqlalchemy import text

from forum.core import vault
from forum.core.db import db
from forum.jobs.erasing import empty_rooms
from forum.jobs.retention import RULES
from forum.leaving.modes import Mode
from forum.moderation.reports import objecting
from forum.moderation.reports.addresses import Place
from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.moderation.reports.reasons import SubjectKind
from tests import make
from tests.moderation.reported import case_of, decided, told, told_post

pytestmark = pytest.mark.usefixtures("app")
SEALED = {
    "reports": ("name", "email", "note", "legal_ground"),
    "report_cases": ("address", "done", "reason"),
    "report_objections": ("text", "answer"),
}


def words() -> str:
    """Every sealed text, opened."""
    found = []
    for table, columns in SEALED.items():
        for column in columns:
            rows = db.session.execute(text(f"select {column} from {table}"))  # noqa: S608
            found += [vault.unseal(row[0].encode()).decode() for row in rows if row[0]]
    return " ".join(found)


def gone(member, mode=Mode.ANONYMISE) -> None:
    empty_rooms(member.id, mode)
    db.session.expire_all()


@pytest.mark.parametrize("mode", [Mode.ANONYMISE, Mode.EVERYTHING])
def test_what_who_left_reported_still_waits_without_their_words(mode):
    member = make.member(email="ada@example.org")
    post = make.thread()
    number = told_post(post.id, make.viewer(member), note="Notitiewoord", legal_ground="Wetwoord")
    mailed = told_post(post.id, note="Gastwoord", name="Naamwoord", email="Ada@example.org")
    decided(number)
    objecting.object_to(make.viewer(member), number, text="Bezwaarwoord")
    gone(member, mode)
    assert db.session.get_one(Report, number).member_id is None
    assert db.session.get_one(Report, mailed).email_digest is None
    assert case_of(number).report_count == 2
    assert "woord" not in words()


def test_of_who_left_nothing_stays_that_others_said():
    member = make.member()
    post = make.thread(member)
    profile = Place(SubjectKind.MEMBER, f"/members/{member.username}", name=member.username)
    about = told(profile, note="Profielwoord")
    number = told_post(post.id, note="Postwoord")
    gone(member)
    assert db.session.get(Report, about) is None
    assert case_of(number).report_count == 1
    assert "woord" not in words()


def test_who_only_typed_an_address_takes_nothing_of_its_owner_along():
    told_post(make.thread().id, note="Gastwoord", email="ada@example.org")
    gone(make.member(email="ada@example.org", verified=False))
    assert "Gastwoord" in words()


def test_reports_are_kept_while_one_can_object_and_while_that_waits(time):
    rule = next(rule for rule in RULES if rule.name == "reports")
    member = make.viewer(make.member())
    waits, done = told_post(make.thread().id, member), told_post(make.thread().id)
    undecided = told_post(make.thread().id)
    decided(waits)
    decided(done)
    objecting.object_to(member, waits, text="Niet mee eens")
    time.pass_time(days=213)
    assert rule.count() == 0
    time.pass_time(seconds=1)
    assert rule.count() == 1
    rule.act()
    db.session.expire_all()
    kept = {report.id for report in db.session.query(Report)}
    assert kept == {waits, undecided}
    assert db.session.query(ReportCase).count() == 2
    assert db.session.query(ReportObjection).count() == 1
