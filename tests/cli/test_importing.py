"""`flask --app forum factsheets import`."""

import json

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.factsheets.models import ArticleImport, FactSheet
from forum.factsheets.queries import get_sheet
from tests import make
from tests.factsheets.article.example import FILE

ARTICLE = FILE


@pytest.fixture
def run(terminal):
    return lambda *words: terminal.invoke(args=["factsheets", "import", *map(str, words)])


def test_the_report_adds_up_and_the_same_file_again_changes_nothing(run):
    first, again = (json.loads(run(ARTICLE, "--json").stdout) for _ in range(2))

    parts = ("headings", "paragraphs", "callouts", "bullets", "references", "faq_answers")
    assert sum(first[part] for part in parts) + len(first["dropped"]) == first["lines"]
    assert (first["created"], first["unchanged"]) == (first["drafts"], 0)
    assert (again["created"], again["unchanged"]) == (0, first["drafts"])
    assert db.session.query(FactSheet).count() == first["drafts"]


def test_a_dry_run_tells_what_would_come_of_it_and_stores_nothing(run):
    foretold = json.loads(run(ARTICLE, "--dry-run", "--json").stdout)
    told = run(ARTICLE, "--dry-run").stdout
    assert "Er is niets bewaard." in told
    assert f"({foretold['drafts']} nieuw)" in told
    assert db.session.query(FactSheet).count() == db.session.query(ArticleImport).count() == 0
    assert json.loads(run(ARTICLE, "--json").stdout) == foretold


def test_a_dry_run_of_a_newer_version_tells_what_would_be_gone(run, tmp_path):
    run(ARTICLE)
    before = db.session.query(FactSheet).count()
    file = tmp_path / ARTICLE.name
    lines = ARTICLE.read_text().split("\n")
    file.write_text("\n".join([*lines[:11], *lines[12:]]))
    told = run(file, "--dry-run").stdout
    assert "0 concepten zijn hier gewijzigd en wachten op een keuze, 1 staan niet meer" in told
    assert db.session.query(FactSheet).count() == before
    foretold = json.loads(run(file, "--dry-run", "--json").stdout)
    assert foretold["gone"] == 1
    assert json.loads(run(file, "--json").stdout) == foretold


def test_without_json_every_dropped_line_is_told(run):
    told = run(ARTICLE).output
    dropped = json.loads(run(ARTICLE, "--json").stdout)["dropped"]
    assert all(line["text"] in told for line in dropped)


@pytest.mark.parametrize("data", [b"", b"fout \xff", b"\0\1\2", b"x" * (2 * 1024 * 1024 + 1)])
def test_a_bad_file_is_one_line_and_exit_code_2(run, tmp_path, data):
    file = tmp_path / "artikel.txt"
    file.write_bytes(data)
    answer = run(file)
    assert answer.exit_code == 2
    assert answer.stderr.count("\n") == 1
    assert db.session.query(FactSheet).count() == 0


def test_a_file_that_is_not_there_is_named(run, tmp_path):
    answer = run(tmp_path / "weg.txt")
    assert (answer.exit_code, "weg.txt" in answer.stderr) == (2, True)


def test_a_number_without_a_reference_is_refused_and_lenient_warns(run, tmp_path):
    file = tmp_path / "artikel.txt"
    file.write_bytes(ARTICLE.read_bytes().replace(b"[1]", b"[77]", 1))
    assert run(file).exit_code == 2
    lenient = json.loads(run(file, "--lenient", "--json").stdout)
    assert any("77" in remark["message"] for remark in lenient["warnings"])


def test_the_editors_own_sheets_are_published_once(terminal):
    make.moderator(username="Ingrid")
    command = ["factsheets", "editorial", "--by", "Ingrid"]
    assert "alarmsignalen" in terminal.invoke(args=command).output
    assert "alarmsignalen" not in terminal.invoke(args=command).output
    assert get_sheet(GUEST, "alarmsignalen").call_now
    assert terminal.invoke(args=[*command[:-1], "Niemand"]).exit_code == 2
