"""`flask --app forum references update --retraction-watch CSV`."""

import json
from datetime import date

import pytest
from sqlalchemy import func, select

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.factsheets import queries, service
from forum.factsheets.models import (
    FactSheet,
    PublishedClaim,
    Reference,
    ReferenceChange,
    ReferenceFinding,
)
from forum.factsheets.references import lines
from forum.factsheets.references.queries import ask_statuses
from tests import make
from tests.factsheets.references.sources import publication, sourced
from tests.factsheets.references.watching import row, written

DOI = "10.5555/Back.Pain"


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return sourced(
        keeper,
        publication(1, doi=DOI, title="Eerste"),
        publication(2, pmid="20015697", title="Tweede"),
    )


@pytest.fixture
def update(terminal, tmp_path):
    """Call it with rows, or with a file's bytes; with `fails` what it refuses in one line."""

    def run(*rows, data=None, options=(), fails=False):
        file = tmp_path / "retraction_watch.csv"
        file.write_bytes(written(rows) if data is None else data)
        words = ["references", "update", "--retraction-watch", str(file), "--json", *options]
        answer = terminal.invoke(args=words)
        if fails:
            assert (answer.exit_code, answer.stdout) == (2, "")
            assert "retraction_watch.csv" in answer.stderr
            return answer.stderr
        assert answer.exit_code == 0, answer.output
        return json.loads(answer.stdout)

    return run


def _statuses(sheet) -> dict[int, str]:
    found = ask_statuses(GUEST, queries.get_sheet(GUEST, sheet.slug)).ask()
    return {number: status.status for number, status in found.items()}


def _claims(sheet) -> list[str]:
    query = select(PublishedClaim.source_status).filter_by(sheet_id=sheet.id)
    return list(db.session.scalars(query.order_by(PublishedClaim.position)))


def test_a_retracted_doi_marks_its_sheet_and_its_claims_at_once(update, sheet):
    told = update(row(doi="HTTPS://DOI.ORG/10.5555/bACK.pAIN"), row(doi="10.5555/other"))
    assert (told["rows"], told["references"], told["named"]) == (2, 2, 1)
    assert (told["changed"], told["worse"], told["broken"]) == (1, 1, [])
    assert _statuses(sheet) == {1: "retracted", 2: "unknown"}
    assert db.session.get_one(FactSheet, sheet.id).source_status == "retracted"
    assert _claims(sheet) == ["retracted", "unknown", "unknown"]
    found = ask_statuses(GUEST, queries.get_sheet(GUEST, sheet.slug)).ask()[1]
    assert (found.origin, found.noticed_on) == ("retraction_watch", date(2011, 3, 14))
    assert found.notice_doi == "10.5555/notice"
    assert found.reason == "Falsification/Fabrication of Data; Investigation by Journal"


def test_a_paper_without_a_doi_is_known_by_its_pmid(update, sheet):
    update(row(pmid="20015697", nature="Expression of concern"))
    assert _statuses(sheet) == {1: "unknown", 2: "concern"}


def test_the_same_file_twice_changes_nothing(update, sheet):
    update(row(doi=DOI))
    assert update(row(doi=DOI))["changed"] == 0
    assert db.session.scalar(select(func.count(ReferenceChange.id))) == 1


def test_what_the_file_does_not_name_is_not_in_order_but_was_looked_up(update, sheet):
    update(row(doi="10.5555/other"))
    found = ask_statuses(GUEST, queries.get_sheet(GUEST, sheet.slug)).ask()[1]
    assert (found.status, found.origin) == ("unknown", "retraction_watch")
    assert found.checked_at is not None


def test_what_it_names_no_longer_stays_what_it_was(update, sheet):
    update(row(doi=DOI))
    assert update(row(doi="10.5555/other"))["changed"] == 0
    assert _statuses(sheet)[1] == "retracted"


@pytest.mark.parametrize(
    "data",
    [
        written([row(doi=DOI)], encoding="utf-8"),
        written([row(doi=DOI)], encoding="latin-1"),
        written([row(doi=DOI)]).replace(b"\r\n", b"\n"),
    ],
)
def test_whatever_the_file_was_written_with(update, sheet, data):
    update(data=data)
    assert _statuses(sheet)[1] == "retracted"


def test_a_broken_row_is_told_with_its_line_and_the_others_count(update, sheet):
    short = b'7,"half a row"\r\n'
    data = written([row(doi="10.5555/x", nature="Gossip"), row(doi="10.5555/y", on="31-12-2011")])
    told = update(data=data + short + written([row(doi=DOI)]).partition(b"\r\n")[2])
    assert [broken["line"] for broken in told["broken"]] == [2, 3, 4]
    assert (told["broken_rows"], "Gossip" in told["broken"][0]["message"]) == (3, True)
    assert _statuses(sheet)[1] == "retracted"


def test_what_cannot_be_read_never_makes_a_paper_look_better(update, sheet):
    update(row(doi=DOI))
    update(row(doi=DOI, nature="Correction"), row(doi=DOI, on="gisteren"))
    assert _statuses(sheet)[1] == "retracted"


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 999, b"Record ID,Title\n1,x\n", written([]), b"x" * 3_000_000, b'"' * 300_000,
     written([row(nature="Gossip")])],
)  # fmt: skip
def test_another_file_is_refused_by_name_with_nothing_kept(update, sheet, data):
    update(data=data, fails=True)
    assert db.session.scalar(select(func.count(ReferenceFinding.origin))) == 0


def test_a_file_that_is_not_there_is_named(terminal, app):
    answer = terminal.invoke(args=["references", "update", "--retraction-watch", "weg.csv"])
    assert (answer.exit_code, "weg.csv" in answer.stderr) == (2, True)


def test_a_dry_run_tells_the_same_and_keeps_nothing(update, sheet):
    foretold = update(row(doi=DOI), options=["--dry-run"])
    assert _statuses(sheet)[1] == "unknown"
    assert db.session.scalar(select(func.count(ReferenceFinding.origin))) == 0
    assert update(row(doi=DOI)) == foretold | {"dry_run": False}


def test_what_a_moderator_found_outweighs_what_was_known_and_not_what_comes(
    update, sheet, keeper, time
):
    update(row(doi=DOI, nature="Expression of concern"))
    time.pass_time(days=1)
    viewer = make.viewer(keeper)
    (line,) = [found for found in lines.references(viewer).items if found.title == "Eerste"]
    service.set_status(viewer, line.id, status="ok", reason="Andere schrijver met die naam")
    assert _statuses(sheet)[1] == "ok"
    time.pass_time(days=1)
    update(row(doi=DOI, nature="Expression of concern"))
    assert _statuses(sheet)[1] == "ok"
    update(row(doi=DOI))
    assert _statuses(sheet)[1] == "retracted"
    told = [(c.before, c.after, c.origin) for c in lines.get_reference(viewer, line.id).changes]
    assert told == [
        ("ok", "retracted", "retraction_watch"),
        ("concern", "ok", "moderator"),
        ("unknown", "concern", "retraction_watch"),
    ]
    service.set_status(viewer, line.id, status="unknown", reason="Terug")
    assert _statuses(sheet)[1] == "retracted"


def test_without_json_it_is_told_in_a_sentence(terminal, sheet, tmp_path):
    file = tmp_path / "rw.csv"
    file.write_bytes(written([row(doi=DOI), row(nature="Gossip")]))
    told = terminal.invoke(args=["references", "update", "--retraction-watch", str(file)]).output
    assert "2 bronnen" in told and "regel 3" in told and "Gossip" in told


def test_sixty_five_thousand_rows_against_five_hundred_references(update, keeper, app):
    made = [publication(n, doi=f"10.5555/ours.{n}", pmid=str(n)) for n in range(1, 501)]
    for at in range(0, 500, 20):
        sourced(keeper, *made[at : at + 20], slug=f"blad-{at}")
    rows = [row(doi=f"10.5555/theirs.{n}", pmid=str(10**6 + n)) for n in range(65_000)]
    rows[::6500] = [row(doi=f"10.5555/OURS.{n}") for n in range(1, 11)]
    told = update(*rows)
    assert (told["rows"], told["references"], told["worse"]) == (65_000, 500, 10)
    assert db.session.scalar(select(func.count(Reference.id)).filter_by(status="retracted")) == 10
