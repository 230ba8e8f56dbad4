"""Sources of an article that changed places, or left it: a text keeps those it was read with."""

import pytest
from sqlalchemy import select, update

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.factsheets import drafts, queries, service
from forum.factsheets.article import Kind
from forum.factsheets.imports import waiting
from forum.factsheets.models import FactSheet, PublishedClaim, PublishedSource, SheetVersion
from forum.factsheets.references import queries as references
from forum.factsheets.references.findings import Notice, Origin
from forum.factsheets.service import SheetChange
from forum.factsheets.statuses import SourceStatus
from tests import make
from tests.factsheets.article.example import TEXT

pytestmark = pytest.mark.usefixtures("app")

LINES = TEXT.split("\n")
SWAPPED = "\n".join([*LINES[:38], LINES[39], LINES[38], *LINES[40:]])  # source 1 and 2


@pytest.fixture
def moderator():
    return make.viewer(make.moderator())


def _import(viewer, text=TEXT):
    facts = {"filename": "slapen.txt", "rights": "Eigen tekst", "confirmed": True}
    return service.import_article(viewer, text.encode(), **facts)


def _citing(viewer, found, words="[1]"):
    """The draft of the article that cites this in its text."""
    sheets = [drafts.get_draft(viewer, s.slug) for s in queries.sheets_of_import(viewer, found.id)]
    return next(sheet for sheet in sheets if words in sheet.body)


@pytest.fixture
def published(moderator):
    """A sheet that rests on source 1 of its article."""
    sheet = _citing(moderator, _import(moderator))
    service.edit_sheet(moderator, sheet.slug, SheetChange({"summary": "In een zin."}))
    service.publish(moderator, sheet.slug, reason="Eerste versie")
    return drafts.get_draft(moderator, sheet.slug)


def _source(sheet, number=1):
    return db.session.scalar(
        select(PublishedSource.reference_id).filter_by(sheet_id=sheet.id, number=number)
    )


def _retract(reference_id):
    service.note_findings(Origin.CROSSREF, {reference_id: Notice(SourceStatus.RETRACTED)})
    db.session.expire_all()


def _statuses(slug, number=None):
    sheet = queries.get_sheet(GUEST, slug, number=number)
    found = references.ask_statuses(GUEST, sheet).ask()
    return {at: status.status for at, status in found.items()}


def test_readers_see_what_became_of_the_sources_that_they_read(moderator, published):
    had = _source(published)
    _import(moderator, SWAPPED)
    _retract(had)

    assert _statuses(published.slug)[1] == "retracted"
    assert list(_statuses(published.slug).values()).count("retracted") == 1
    service.publish(moderator, published.slug, reason="Met de nieuwe nummers")
    assert _source(published) != had
    assert _statuses(published.slug).get(1) == "unknown"
    assert _statuses(published.slug, number=1)[1] == "retracted"


def test_both_faces_tell_it_of_the_source_itself(moderator, published, visitor):
    had = _source(published)
    _import(moderator, SWAPPED)
    _retract(had)
    db.session.commit()

    told = visitor.get(f"/api/v1/factsheets/{published.slug}").get_json()["references"]
    by_number = {source["number"]: source["status"] for source in told}
    assert [number for number, status in by_number.items() if status == "retracted"] == [1]
    page = visitor.get(f"/factsheets/{published.slug}").text
    banner = page[page.index("bron-veranderd") :][:1500]
    assert "Bron 1<" in banner
    assert "Bron 2<" not in banner


def test_a_source_that_left_its_article_is_still_watched(moderator, published):
    had = _source(published)
    gone = "\n".join([*LINES[:38], LINES[39], *LINES[40:]])
    found = service.import_article(moderator, gone.encode(), filename="slapen.txt", strict=False)
    assert found.is_new
    assert had not in drafts.source_ids_of(published.id).values()

    _retract(had)

    assert db.session.get_one(FactSheet, published.id).source_status == "retracted"
    told = db.session.scalars(select(PublishedClaim).filter_by(sheet_id=published.id))
    assert {claim.source_status for claim in told if 1 in claim.cites} == {"retracted"}


def test_a_version_that_does_not_say_its_sources_has_those_that_readers_see(moderator, published):
    """As the previous release writes it."""
    db.session.execute(update(SheetVersion).values(reference_ids=[]))
    _import(moderator, SWAPPED)
    _retract(_source(published))
    assert _statuses(published.slug)[1] == "retracted"
    service.confirm(make.viewer(make.expert()), published.slug)
    assert _statuses(published.slug)[1] == "retracted"


def test_a_version_confirmed_keeps_its_sources(moderator, published):
    had = _source(published)
    _import(moderator, SWAPPED)
    service.confirm(make.viewer(make.expert()), published.slug)
    assert queries.get_sheet(GUEST, published.slug).source_ids[1] == had


def test_a_text_under_which_sources_move_is_another_draft(moderator):
    slug = _citing(moderator, _import(moderator)).slug
    service.edit_sheet(moderator, slug, SheetChange({"summary": "In een zin."}))
    service.submit(moderator, slug)
    service.sign(make.viewer(make.expert()), slug)
    before = drafts.get_draft(moderator, slug)
    _import(moderator, SWAPPED)
    after = drafts.get_draft(moderator, slug)

    assert (after.body, after.draft_version) == (before.body, before.draft_version + 1)
    published = service.publish(moderator, slug, reason="Eerste versie")
    assert not queries.get_sheet(GUEST, slug).medically_reviewed
    assert published.references[0]["title"] == before.references[1].title


def test_a_published_text_under_which_sources_move_has_changes(moderator, published):
    assert not published.has_changes
    _import(moderator, SWAPPED)
    assert drafts.get_draft(moderator, published.slug).has_changes


def test_a_text_that_cites_none_of_those_that_moved_stays_the_same_draft(moderator):
    found = _import(moderator)
    sheet = _citing(moderator, found, words="[4-6]")
    _import(moderator, SWAPPED)
    assert drafts.get_draft(moderator, sheet.slug).draft_version == sheet.draft_version


def test_sources_that_were_left_as_they_were_are_asked_about_when_they_move_again(moderator):
    slug = _citing(moderator, _import(moderator)).slug
    body = drafts.get_draft(moderator, slug).body
    service.edit_sheet(moderator, slug, SheetChange({"body": f"{body}\n\nVan een curator."}))
    second = _import(moderator, SWAPPED)
    assert waiting.find_proposal(moderator, slug).waiting == ["body"]
    service.decide_proposal(moderator, slug, take=False)

    service.tell_kinds(moderator, second.id, {30: Kind.CALLOUT})
    assert waiting.find_proposal(moderator, slug) is None
    _import(moderator, f"{SWAPPED}\n")
    assert waiting.find_proposal(moderator, slug) is None
    _import(moderator, "\n".join([*LINES[:38], LINES[40], LINES[38], LINES[39], *LINES[41:]]))
    assert waiting.find_proposal(moderator, slug).waiting == ["body"]
