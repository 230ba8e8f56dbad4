"""Looking up sources at Crossref: one that runs here, and does all that a real one could."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from werkzeug.wrappers import Response

from forum.core import clock
from forum.core.db import db
from forum.factsheets.models import CheckTurn, ReferenceFinding
from forum.jobs import references as job
from tests import make
from tests.factsheets.references.crossref import Crossref, HttpServer, entry
from tests.factsheets.references.sources import publication, sourced
from tests.jobs.lookups import DOI, SAME, status_of


def test_without_an_address_nobody_is_asked(app, sheet, check):
    check()
    assert db.session.scalars(select(CheckTurn)).all() == []


def test_a_work_of_which_nothing_is_said_is_in_order(crossref, sheet, check):
    crossref.knows(SAME)
    check()
    found = status_of(sheet)
    assert (found.status, found.origin, found.checked_at) == ("ok", "crossref", clock.now())
    assert status_of(sheet, 2).status == "unknown"
    assert [request.path for request in crossref.asked] == [f"/works/{SAME}", "/works"]
    assert crossref.asked[1].args["filter"] == f"updates:{SAME}"
    assert "mailto:noreply@localhost" in crossref.asked[0].headers["User-Agent"]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("retraction", "retracted"), ("withdrawal", "retracted"), ("removal", "retracted"),
        ("expression_of_concern", "concern"), ("correction", "corrected"),
        ("erratum", "corrected"), ("corrigendum", "corrected"), ("new_version", "ok"),
        ("something_new", "unknown"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", ["work", "notice"])
def test_both_sides_are_read(crossref, sheet, check, kind, status, side):
    if side == "work":
        crossref.knows(SAME, entry(kind, "10.5555/notice"))
    else:
        crossref.knows(SAME)
        said = [entry(kind, DOI.upper()), entry("retraction", "10.5555/another")]
        crossref.notices = [{"DOI": "10.5555/Notice", "update-to": said}]
    check()
    found = status_of(sheet)
    assert found.status == status
    if found.is_troubled:
        assert (found.notice_doi, found.noticed_on) == ("10.5555/notice", date(2010, 2, 6))


def test_a_notice_counts_for_a_work_that_crossref_does_not_have(crossref, sheet, check):
    crossref.notices = [{"DOI": "10.5555/n", "update-to": [entry("retraction", SAME, (2010,))]}]
    check()
    assert (status_of(sheet).status, status_of(sheet).noticed_on) == ("retracted", date(2010, 1, 1))


def test_a_work_that_nobody_knows_is_not_in_order(crossref, sheet, check):
    check()
    found = status_of(sheet)
    assert (found.status, found.origin, found.checked_at) == ("unknown", "crossref", clock.now())


@pytest.mark.parametrize(
    ("answer", "minutes"),
    [((429, "7200"), 120), ((503, "Tue, 01 Jan 2030 03:00:00 GMT"), 180), ((500, ""), 10),
     ((503, "soon"), 10), ((429, "99999999999999"), 1440), ((502, "-5"), 10)],
)  # fmt: skip
def test_when_it_is_busy_it_is_left_alone(crossref, sheet, check, time, answer, minutes):
    status, header = answer
    crossref.fails = Response("", status, {"Retry-After": header} if header else {})
    check()
    assert len(crossref.asked) == 1
    crossref.fails = None
    crossref.knows(SAME)
    time.pass_time(minutes=minutes - 1)
    check()
    assert len(crossref.asked) == 1
    assert status_of(sheet).status == "unknown"
    time.pass_time(minutes=1, days=8)
    check()
    assert status_of(sheet).status == "ok"


def test_who_stays_away_is_asked_less_and_less(crossref, sheet, check, time):
    crossref.fails = Response("", 500)
    rests = []
    for _again in range(4):
        check()
        turn = db.session.scalars(select(CheckTurn)).one()
        rests.append(turn.free_at - clock.now())
        time.pass_time(days=8)
    assert rests == [timedelta(minutes=10 * 2**number) for number in range(4)]


def test_nobody_is_followed_to_another_place(crossref, sheet, check):
    with HttpServer() as other:
        elsewhere = Crossref()
        other.serve(elsewhere)
        crossref.fails = Response("", 302, {"Location": f"{other.url}/works/{SAME}"})
        check()
    assert elsewhere.asked == []
    assert status_of(sheet).status == "unknown"


def test_what_was_known_before_is_not_forgotten_when_it_is_gone(crossref, sheet, check, time):
    crossref.knows(SAME, entry("retraction", "10.5555/n"))
    check()
    crossref.works.clear()
    time.pass_time(days=8)
    check()
    assert status_of(sheet).status == "retracted"


def test_a_few_at_a_time_the_longest_ago_first(crossref, check, time):
    made = [publication(n, doi=f"10.5555/{n}") for n in range(1, 13)]
    sheet = sourced(make.moderator(), *made)
    for one in made:
        crossref.knows(one.doi)
    seen = []
    for _run in range(4):
        crossref.asked.clear()
        check()
        seen.append([r.path.rpartition("/")[2] for r in crossref.asked if r.path != "/works"])
        time.pass_time(minutes=10)
    assert [len(dois) for dois in seen] == [5, 5, 2, 0]
    assert sorted(sum(seen, []), key=int) == [str(n) for n in range(1, 13)]
    assert {status_of(sheet, n).status for n in range(1, 13)} == {"ok"}


def test_one_that_always_fails_does_not_hold_up_the_others(crossref, check, time):
    sheet = sourced(make.moderator(), *(publication(n, doi=f"10.5555/{n}") for n in range(1, 8)))
    for n in range(2, 8):
        crossref.knows(f"10.5555/{n}")
    crossref.works["10.5555/1"] = {"DOI": "10.5555/other"}
    for _run in range(2):
        check()
        time.pass_time(minutes=10)
    assert {status_of(sheet, n).status for n in range(2, 8)} == {"ok"}


def test_two_workers_do_not_both_ask(open_site, run_parallel, monkeypatch):
    monkeypatch.setattr(job, "PAUSE", 0)
    sourced(make.moderator(), publication(1, doi=DOI))
    db.session.commit()
    with HttpServer() as server:
        served = Crossref()
        served.knows(SAME)
        server.serve(served)
        open_site.config["CROSSREF_URL"] = server.url
        assert run_parallel([job.check_references] * 3) == [None] * 3
    assert len(served.asked) == 2
    assert db.session.scalars(select(ReferenceFinding.status)).all() == ["ok"]


def test_nothing_in_the_database_is_held_while_it_is_asked(open_site, monkeypatch):
    monkeypatch.setattr(job, "PAUSE", 0)
    sourced(make.moderator(), publication(1, doi=DOI))
    db.session.commit()
    written = []

    class Slow(Crossref):
        def __call__(self, environ, start_response):
            with open_site.app_context(), db.engine.begin() as other, suppress(Exception):
                other.execute(text("update fact_sheets set summary = 'Anders'"))
                written.append(True)
            return super().__call__(environ, start_response)

    with HttpServer() as server:
        served = Slow()
        served.knows(SAME)
        server.serve(served)
        open_site.config["CROSSREF_URL"] = server.url
        job.check_references()
    assert written == [True, True]
