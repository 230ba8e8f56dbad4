"""An article that is read again: as a moderator told, or because its file changed."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.factsheets import drafts, queries, service
from forum.factsheets.article import ArticleError, Kind
from forum.factsheets.imports import queries as imports
from forum.factsheets.imports import waiting
from forum.factsheets.models import FactSheet, SourceLine
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.imports.reading_in import (
    ADDRESS,
    LINES,
    OWN,
    SHEET,
    line_of,
    read_in,
    read_sheets,
    sheets_of,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def moderator():
    return make.viewer(make.moderator())


def test_a_line_that_is_told_to_be_something_else_changes_its_sheet_at_once(moderator):
    found = read_in(moderator)
    again = service.tell_kinds(moderator, found.id, {13: Kind.CALLOUT, 14: Kind.BULLET})

    body = sheets_of(moderator, found.id)[SHEET].body
    assert body == f"> {LINES[12]}\n- {LINES[13]}"
    assert again.report["callouts"] == found.report["callouts"] + 1
    assert (line_of(found.id, 13).kind, line_of(found.id, 13).is_told) == ("callout", True)


def test_a_line_that_was_left_out_comes_in_and_takes_no_other_along(moderator):
    found = read_in(moderator)
    service.tell_kinds(moderator, found.id, {8: Kind.PARAGRAPH})

    assert LINES[7] in "\n".join(sheet.body for sheet in sheets_of(moderator, found.id))
    assert [line_of(found.id, number).place for number in (8, 9, 10)] == ["sheet"] + ["dropped"] * 2


def test_leaving_out_is_a_proposal_until_a_moderator_says_so(moderator):
    found = read_in(moderator)
    left = [line["line"] for line in found.report["dropped"]]
    assert not any(line_of(found.id, number).is_told for number in left)

    again = service.leave_out(moderator, found.id)

    assert all(line_of(found.id, number).is_told for number in left)
    assert [line["line"] for line in again.report["dropped"]] == left


def test_a_heading_more_makes_a_sheet_more_and_a_heading_less_loses_none(moderator):
    found = read_in(moderator)
    before = len(sheets_of(moderator, found.id))
    service.tell_kinds(moderator, found.id, {14: Kind.HEADING})
    assert len(sheets_of(moderator, found.id)) == before + 1

    again = service.tell_kinds(moderator, found.id, {14: Kind.PARAGRAPH})

    assert len(sheets_of(moderator, found.id)) == before + 1
    assert again.report["gone"] == 1
    assert any(sheet.is_gone for sheet in read_sheets(moderator, found.id))


def test_what_a_curator_changed_is_never_written_over(moderator):
    found = read_in(moderator)
    slug = sheets_of(moderator, found.id)[SHEET].slug
    service.edit_sheet(moderator, slug, SheetChange({"body": OWN, "title": "Eigen titel"}))

    service.tell_kinds(moderator, found.id, {13: Kind.CALLOUT})

    assert drafts.get_draft(moderator, slug).body == OWN
    found = waiting.find_proposal(moderator, slug)
    assert (found.waiting, found.body[:2]) == (["body"], "> ")


@pytest.mark.parametrize("take", [True, False])
def test_what_waits_is_taken_or_left_and_is_not_asked_again(moderator, take):
    found = read_in(moderator)
    slug = sheets_of(moderator, found.id)[SHEET].slug
    service.edit_sheet(moderator, slug, SheetChange({"body": OWN}))
    service.tell_kinds(moderator, found.id, {13: Kind.CALLOUT})

    service.decide_proposal(moderator, slug, take=take)

    assert (drafts.get_draft(moderator, slug).body == OWN) is not take
    assert waiting.find_proposal(moderator, slug) is None
    with pytest.raises(NotFound):
        service.decide_proposal(moderator, slug, take=take)
    service.tell_kinds(moderator, found.id, {30: Kind.CALLOUT})
    assert waiting.find_proposal(moderator, slug) is None


def test_what_readers_see_stays_until_it_is_published_again(moderator):
    found = read_in(moderator, rights="Eigen tekst", confirmed=True)
    slug = sheets_of(moderator, found.id)[SHEET].slug
    service.edit_sheet(moderator, slug, SheetChange({"summary": "In het kort."}))
    service.publish(moderator, slug, reason="Nagelezen")
    before = queries.get_sheet(GUEST, slug)

    service.tell_kinds(moderator, found.id, {13: Kind.CALLOUT})

    assert drafts.get_draft(moderator, slug).body.startswith("> ")
    assert queries.get_sheet(GUEST, slug) == before


@pytest.mark.parametrize(
    ("kinds", "error"),
    [
        ({999: Kind.CALLOUT}, Invalid),
        ({13: Kind.BLANK}, Invalid),
        ({39: Kind.PARAGRAPH}, ArticleError),
    ],
)
def test_what_does_not_add_up_changes_nothing(moderator, kinds, error):
    found = read_in(moderator)
    with pytest.raises(error), db.session.begin_nested():
        service.tell_kinds(moderator, found.id, kinds)
    assert imports.get_import(moderator, found.id).report == found.report
    assert not db.session.query(SourceLine).filter_by(is_told=True).count()


def test_only_curators_tell_and_only_of_what_is_there(moderator):
    found = read_in(moderator)
    with pytest.raises(Refused):
        service.tell_kinds(make.viewer(make.expert()), found.id, {13: Kind.CALLOUT})
    with pytest.raises(NotFound):
        service.tell_kinds(moderator, found.id + 1, {13: Kind.CALLOUT})


def test_an_imported_sheet_is_published_only_when_somebody_vouched_for_it(moderator):
    found = read_in(moderator, rights="Van de uitgever")
    slug = sheets_of(moderator, found.id)[SHEET].slug
    service.edit_sheet(moderator, slug, SheetChange({"summary": "In het kort."}))
    with pytest.raises(Conflict) as refused:
        service.publish(moderator, slug, reason="Klaar")
    assert refused.value.code == "rights_missing"

    facts = {"rights": "Van de uitgever, 2030", "source_url": ADDRESS}
    service.set_rights(moderator, found.id, **facts, confirmed=True)
    assert service.publish(moderator, slug, reason="Klaar").number == 1
    assert imports.get_import(moderator, found.id).rights_by == moderator.name
    with pytest.raises(Invalid):
        service.set_rights(moderator, found.id, rights="", source_url=None, confirmed=True)


def test_an_answer_without_its_question_gets_room_for_one(moderator):
    found = read_in(moderator)
    faq = sheets_of(moderator, found.id)[-1]
    assert faq.body.split("\n")[0::2] == ["??"] * faq.body.count("\n= ")
    service.set_rights(moderator, found.id, rights="Ja", source_url=None, confirmed=True)
    change = {"summary": "Kort.", "body": faq.body.replace("??", "?? Mag dat?")}
    with pytest.raises(Invalid):
        service.publish(moderator, faq.slug, reason="Klaar")
    service.edit_sheet(moderator, faq.slug, SheetChange(change))
    service.publish(moderator, faq.slug, reason="Klaar")
    assert "Vraag geformuleerd door de redactie." in queries.get_sheet(GUEST, faq.slug).html


def test_reading_it_again_makes_no_sheet_twice(moderator):
    found = read_in(moderator)
    before = db.session.query(FactSheet).count()
    for kind in (Kind.CALLOUT, Kind.PARAGRAPH):
        service.tell_kinds(moderator, found.id, {13: kind})
    assert db.session.query(FactSheet).count() == before
