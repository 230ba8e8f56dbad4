"""An article that is read again: because its file changed."""

import pytest
from sqlalchemy import select

from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.factsheets import drafts, service
from forum.factsheets.article import Kind
from forum.factsheets.imports import queries as imports
from forum.factsheets.imports import waiting
from forum.factsheets.models import Claim
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.imports.reading_in import (
    ARTICLE,
    LINES,
    SHEET,
    changed,
    line_of,
    read_in,
    sheets_of,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def moderator():
    return make.viewer(make.moderator())


@pytest.mark.parametrize("about", [{"source_url": None}, {"filename": "anders.txt"}])
def test_a_changed_file_is_a_new_version_of_its_article(moderator, about):
    first = read_in(moderator)
    second = read_in(moderator, changed(13, f"{LINES[12]} En zo is het."), **about)

    assert second.is_new
    assert imports.get_import(moderator, second.id).earlier_id == first.id
    assert [s.slug for s in sheets_of(moderator, second.id)] == [
        s.slug for s in sheets_of(moderator, first.id)
    ]
    assert "En zo is het." in sheets_of(moderator, second.id)[SHEET].body
    assert second.report["created"] == 0
    pieces = imports.changes(moderator, imports.get_import(moderator, second.id))
    assert [p.text for p in pieces if p.kind == "added"] == [" En zo is het."]


def test_unless_it_is_said_to_be_another_one_or_a_version_of_another_one(moderator):
    first, other = read_in(moderator), read_in(moderator, ARTICLE + "\n", is_other=True)
    assert imports.get_import(moderator, other.id).earlier_id is None

    named = {"filename": "x.txt", "source_url": None, "revision_of": first.id}
    found = read_in(moderator, ARTICLE + "\n\n", **named)
    assert imports.get_import(moderator, found.id).earlier_id == first.id
    with pytest.raises(Conflict):
        read_in(moderator, ARTICLE + "\n\n\n", **named)
    with pytest.raises(Invalid):
        read_in(moderator, ARTICLE + " \n", **named | {"revision_of": 999_999})


def test_a_new_version_keeps_what_was_told_of_lines_that_stand_there_word_for_word(moderator):
    first = read_in(moderator)
    service.tell_kinds(moderator, first.id, {14: Kind.CALLOUT, 16: Kind.CALLOUT})

    text = "\n".join(["Een regel vooraf die er niet stond.", *LINES]).replace(LINES[15], "Anders.")
    second = read_in(moderator, text)

    assert (line_of(second.id, 15).kind, line_of(second.id, 15).is_told) == ("callout", True)
    assert not line_of(second.id, 17).is_told


def test_a_claim_keeps_its_key_while_its_words_stay(moderator):
    first = read_in(moderator)
    sheet = sheets_of(moderator, first.id)[SHEET]
    before = {c.text: c.key for c in db.session.scalars(select(Claim).filter_by(sheet_id=sheet.id))}

    read_in(moderator, changed(14, "Iets heel anders over matrassen."))

    after = {c.text: c.key for c in db.session.scalars(select(Claim).filter_by(sheet_id=sheet.id))}
    kept = before.keys() & after.keys()
    assert kept
    assert {text: after[text] for text in kept} == {text: before[text] for text in kept}
    assert not {after[text] for text in after.keys() - kept} & set(before.values())


def test_sources_that_changed_places_never_get_under_a_curator_s_text(moderator):
    first = read_in(moderator)
    slug = sheets_of(moderator, first.id)[SHEET].slug
    service.edit_sheet(moderator, slug, SheetChange({"body": "Van een curator [1]."}))
    title = drafts.get_draft(moderator, slug).references[0].title
    swapped = [*LINES[:38], LINES[39], LINES[38], *LINES[40:]]

    read_in(moderator, "\n".join(swapped))

    assert drafts.get_draft(moderator, slug).references[0].title == title
    assert waiting.find_proposal(moderator, slug).waiting == ["body"]
    service.decide_proposal(moderator, slug, take=True)
    assert drafts.get_draft(moderator, slug).references[0].title != title


def test_an_earlier_version_is_read_only(moderator):
    first = read_in(moderator)
    read_in(moderator, ARTICLE + "\n")
    with pytest.raises(Conflict):
        service.tell_kinds(moderator, first.id, {13: Kind.CALLOUT})
