"""Who curates hears once that a source got worse."""

import pytest

from forum.core.db import db, transaction
from forum.core.outbox import record
from forum.factsheets import service
from forum.factsheets.events import SourcesWorsened
from forum.factsheets.references import lines as reference_lines
from forum.factsheets.references.findings import Notice, Origin
from forum.factsheets.service.references.telling import tell_curators
from forum.factsheets.statuses import SourceStatus
from tests import make
from tests.factsheets.references.sources import publication, sourced


@pytest.fixture
def keeper(app):
    return make.moderator(email="ada@example.org")


@pytest.fixture
def ids(keeper):
    sourced(keeper, publication(1, doi="10.5555/a", title="Eerste"), slug="een")
    sourced(
        keeper,
        publication(1, doi="10.5555/a"),
        publication(2, doi="10.5555/b", title="Tweede"),
        slug="twee",
    )
    return sorted(line.id for line in reference_lines.references(make.viewer(keeper)).items)


def _find(status: SourceStatus, *ids: int) -> None:
    found = dict.fromkeys(ids, Notice(status, reason="Waarom dan"))
    service.note_findings(Origin.RETRACTION_WATCH, found)


def test_one_letter_a_run_to_everyone_who_curates(keeper, ids, smtp, run_worker):
    make.admin(email="bea@example.org")
    make.member(email="wim@example.org")
    _find(SourceStatus.RETRACTED, *ids)
    assert tell_curators() == 2
    run_worker()
    assert {m["X-Rcpt-To"] for m in smtp.messages} == {"ada@example.org", "bea@example.org"}
    assert len(smtp.messages) == 2
    letter = smtp.messages[0].get_content()
    for told in ("Eerste", "Tweede", "ingetrokken", "Waarom dan", "/moderation/references"):
        assert told in letter
    assert letter.count("http://localhost/factsheets/twee") == 2
    assert letter.count("http://localhost/factsheets/een") == 1


def test_nobody_hears_of_it_twice(keeper, ids, smtp, run_worker, time):
    _find(SourceStatus.CONCERN, ids[0])
    tell_curators()
    run_worker()
    _find(SourceStatus.CONCERN, ids[0])
    assert tell_curators() == 0
    time.pass_time(days=1)
    run_worker()
    assert len(smtp.messages) == 1


def test_a_letter_that_could_not_go_goes_later_and_once(keeper, ids, smtp, run_worker, time):
    _find(SourceStatus.RETRACTED, ids[0])
    tell_curators()
    smtp.try_later()
    run_worker()
    smtp.reset()
    time.pass_time(minutes=5)
    run_worker()
    run_worker()
    assert len(smtp.messages) == 1


@pytest.mark.parametrize("status", [SourceStatus.OK, SourceStatus.UNKNOWN])
def test_good_news_and_no_news_make_no_letter(keeper, ids, status):
    _find(status, *ids)
    assert tell_curators() == 0


def test_what_was_put_right_meanwhile_is_not_told(keeper, ids, smtp, run_worker):
    _find(SourceStatus.RETRACTED, ids[0])
    tell_curators()
    service.set_status(make.viewer(keeper), ids[0], status="ok", reason="Verkeerde publicatie")
    run_worker()
    assert smtp.messages == []


def test_who_no_longer_curates_gets_none(keeper, ids, smtp, run_worker):
    _find(SourceStatus.RETRACTED, ids[0])
    tell_curators()
    keeper.role = "member"
    run_worker()
    assert smtp.messages == []


def test_two_runs_at_once_tell_it_once(open_site, run_parallel):
    keeper = make.moderator()
    sourced(keeper, publication(1, doi="10.5555/a"))
    (line,) = reference_lines.references(make.viewer(keeper)).items
    _find(SourceStatus.RETRACTED, line.id)

    def tell() -> int:
        with transaction():
            return tell_curators()

    assert sorted(run_parallel([tell, tell, tell])) == [0, 0, 1]


def test_two_origins_at_once_leave_the_worst(open_site, run_parallel):
    keeper = make.moderator()
    sheet = sourced(keeper, publication(1, doi="10.5555/a"), publication(2, doi="10.5555/b"))
    ids = [line.id for line in reference_lines.references(make.viewer(keeper)).items]

    def find(origin: Origin, status: SourceStatus, order: list[int]) -> None:
        with transaction():
            service.note_findings(origin, dict.fromkeys(order, Notice(status)))

    results = run_parallel(
        [
            lambda: find(Origin.CROSSREF, SourceStatus.OK, ids),
            lambda: find(Origin.RETRACTION_WATCH, SourceStatus.RETRACTED, ids[::-1]),
            lambda: find(Origin.CROSSREF, SourceStatus.CORRECTED, ids[::-1]),
        ]
    )
    assert results == [None, None, None]
    lines = reference_lines.references(make.viewer(keeper)).items
    assert [line.now.status for line in lines] == ["retracted", "retracted"]
    db.session.refresh(sheet)
    assert sheet.source_status == "retracted"


def test_a_change_that_is_gone_is_no_letter(app, keeper, smtp, run_worker):
    record(SourcesWorsened(keeper.id, [999]))
    run_worker()
    assert smtp.messages == []
