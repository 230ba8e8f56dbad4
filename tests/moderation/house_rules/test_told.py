"""Members hear that the rules change: above every page until they put it away, and once by mail."""

from datetime import date

import pytest
from sqlalchemy import select

from forum.accounts.models import Member
from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.jobs.announcing import announce_rules
from forum.moderation.house_rules import queries
from forum.moderation.house_rules.versions import newest
from forum.moderation.models import RulesAnnouncement
from tests import make

pytestmark = pytest.mark.usefixtures("app")
CHANGED = "De huisregels zijn veranderd."
OLD = "2026-11-22"


def _told():
    query = select(OutboxEvent.payload).filter_by(name="RulesChanged").order_by(OutboxEvent.id)
    return [payload["member_id"] for payload in db.session.scalars(query)]


def test_who_does_not_know_reads_it_on_every_page_until_they_do(visitor):
    member = make.member(rules_version=OLD)
    visitor.log_in(member)
    page = visitor.get("/help").text
    assert CHANGED in page
    assert f'href="/rules/versions/{newest().name}"' in page

    answer = visitor.submit("/rules/read", version=newest().name, next="/help")
    assert (answer.status_code, answer.location) == (303, "/help")
    assert CHANGED not in visitor.get("/help").text
    assert db.session.get(Member, member.id).rules_version == newest().name
    assert visitor.submit("/rules/read", version=newest().name).status_code == 303


def test_guests_and_who_knows_see_nothing_of_it(visitor):
    assert CHANGED not in visitor.get("/help").text
    visitor.log_in(make.member())
    assert CHANGED not in visitor.get("/help").text


def test_putting_away_an_older_version_puts_nothing_away(visitor):
    visitor.log_in(make.member(rules_version=""))
    assert visitor.submit("/rules/read", version=OLD).status_code == 409
    assert CHANGED in visitor.get("/help").text
    assert visitor.submit("/rules/read", version="").status_code == 422


def test_a_letter_goes_once_to_who_does_not_know(smtp, run_worker, monkeypatch):
    monkeypatch.setattr("forum.moderation.house_rules.service.BATCH", 2)
    monkeypatch.setattr("forum.jobs.announcing.BATCH", 2)
    unaware = [make.member(rules_version=OLD).id for _ in range(5)]
    make.member()
    make.member(rules_version=OLD, verified=False)
    for _time in range(2):
        announce_rules()
    assert _told() == unaware
    assert db.session.scalars(select(RulesAnnouncement.finished_at)).one()

    aware = db.session.get(Member, unaware[0])
    aware.rules_version = newest().name
    run_worker()
    assert len(smtp.messages) == 4
    letter = smtp.messages[0].get_content()
    assert CHANGED in letter
    assert f"/rules/versions/{newest().name}" in letter
    assert str(newest().summary)[:40] in " ".join(letter.split())


def test_a_site_where_everybody_knows_sends_nothing():
    make.member()
    announce_rules()
    assert _told() == []


def test_telling_at_once_tells_each_once(open_site, run_parallel):
    unaware = [make.member(rules_version=OLD).id for _ in range(10)]
    results = run_parallel([announce_rules] * 4)
    assert results == [None] * 4
    assert _told() == unaware


def test_the_rules_of_a_day_can_be_asked(visitor):
    assert queries.version_at(date(2026, 11, 22)).name == OLD
    on = "/api/v1/rules?on={}"
    assert visitor.get(on.format("2026-11-22")).json["version"] == OLD
    now = visitor.get("/api/v1/rules").json
    assert (now["version"], now["holds_from"]) == (newest().name, "2026-11-23")
    assert now["text"].startswith("# Huisregels")
    assert visitor.get(on.format("2020-01-01")).status_code == 404
    assert visitor.get(on.format("gisteren")).status_code == 422
    assert visitor.get("/rules?on=2020-01-01").status_code == 404
    listed = visitor.get("/api/v1/rules/versions").json["items"]
    assert [one["version"] for one in listed] == [newest().name, OLD]


def test_a_version_shows_what_became_different(visitor):
    page = visitor.get(f"/rules/versions/{newest().name}").text
    assert "Wat er anders werd" in page
    assert "<ins>" in page
    assert "moderatie in cijfers" in page.split("<ins>", 1)[1]
    first = visitor.get(f"/rules/versions/{OLD}").text
    assert "Wat er anders werd" not in first
    visitor.submit("/language", language="en")
    assert "House rules" in visitor.get("/rules").text


def test_a_program_can_say_that_they_were_read(visitor):
    member = make.member(rules_version=OLD)
    visitor.bearer(make.token(member))
    assert visitor.put("/api/v1/me/rules", json={"version": OLD}).status_code == 409
    assert visitor.put("/api/v1/me/rules", json={"version": newest().name}).status_code == 204
    db.session.expire_all()
    assert db.session.get(Member, member.id).rules_version == newest().name


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", ("‘Melden’", "bezwaar maken", "half jaar")), ("en", ("‘Report’", "object up to"))],
)
def test_the_rules_say_where_to_report_and_how_to_object(visitor, language, words):
    visitor.submit("/language", language=language)
    page = visitor.get("/rules").text
    for told in (*words, 'href="/report"', 'href="/decisions"'):
        assert told in page
    assert visitor.get("/report").status_code == 200
    assert visitor.get("/decisions").location == "/login?next=/decisions"
