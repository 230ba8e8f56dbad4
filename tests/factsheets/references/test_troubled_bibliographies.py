"""Files of references say what became of a publication, in the field that is there for it."""

import json
from datetime import UTC, datetime

import jsonschema_rs
import pytest
import rispy
from pybtex.database import parse_string

from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.factsheets.models import Reference
from forum.factsheets.references.citing import FORMATS
from forum.factsheets.references.citing.parts import note_of
from forum.factsheets.references.views import StatusView
from tests import make
from tests.factsheets.references.csl import SCHEMA
from tests.factsheets.references.sources import publication, sourced

TROUBLED = [
    ("retracted", "Retracted"),
    ("concern", "Expression of concern"),
    ("corrected", "Corrected"),
]
ON = datetime(2030, 5, 1, tzinfo=UTC)


def _files(visitor, status):
    sheet = sourced(make.moderator(), publication(1, doi="10.5555/a"), publication(2, pmid="7"))
    told = {"status": status, "status_origin": "crossref", "checked_at": clock.now()}
    told["notice_doi"] = "10.5555/note_a"
    db.session.query(Reference).filter_by(doi="10.5555/a").update(told)
    address = f"/api/v1/factsheets/{sheet.slug}/references"
    return {ending: visitor.get(f"{address}.{ending}").text for ending in FORMATS}


@pytest.mark.parametrize(("status", "words"), TROUBLED)
def test_each_format_says_it_of_the_one_that_it_happened_to(visitor, status, words):
    files = _files(visitor, status)
    today = this_day().isoformat()
    note = f"{words} according to Crossref, checked {today}. https://doi.org/10.5555/note_a"

    csl = json.loads(files["csl.json"])
    jsonschema_rs.validate(SCHEMA, csl)
    assert [item.get("note") for item in csl] == [note, None]
    expected = "retracted" if status == "retracted" else None
    assert [item.get("status") for item in csl] == [expected, None]
    assert [entry.get("notes") for entry in rispy.loads(files["ris"])] == [[note], None]
    entries = parse_string(files["bib"], "bibtex").entries.values()
    notes = [entry.fields.get("note") for entry in entries]
    assert notes == [note.replace("_", r"\_"), None]


@pytest.mark.parametrize("status", ["ok", "unknown"])
def test_what_is_fine_or_not_known_has_no_note(visitor, status):
    files = _files(visitor, status)
    assert "note" not in files["csl.json"] + files["bib"]
    assert "N1" not in files["ris"]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"origin": "moderator"}, "Retracted according to the editors of this fact sheet."),
        ({}, "Retracted."),
        ({"checked_at": ON}, "Retracted, checked 2030-05-01."),
    ],
)
def test_the_note_says_no_more_than_is_known(facts, told):
    nothing = dict.fromkeys(("origin", "checked_at", "noticed_on", "notice_doi"))
    assert note_of(StatusView(status="retracted", reason="", **nothing | facts)) == told
