"""What the release before this one writes while both run: it knows less of a sheet."""

import pytest
from sqlalchemy import delete, select, update

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.facts import Fact
from forum.factsheets import drafts, queries, service
from forum.factsheets.imports import waiting
from forum.factsheets.models import (
    Claim,
    FactSheet,
    PublishedClaim,
    PublishedSource,
    SheetProposal,
    SheetVersion,
)
from forum.factsheets.service import SheetChange
from forum.factsheets.talk import facts
from forum.jobs.catching_up import catch_up
from tests import make
from tests.factsheets.article.example import FILE
from tests.factsheets.references.sources import publication, sourced

ARTICLE = FILE.read_text()


@pytest.fixture
def moderator(app):
    return make.viewer(make.moderator())


@pytest.fixture
def article(moderator):
    """As it imports one: it counts no keys, and keeps no proposals."""
    found = service.import_article(moderator, ARTICLE.encode(), filename="slapen.txt")
    db.session.execute(update(FactSheet).values(last_claim_key=0))
    db.session.execute(delete(SheetProposal))
    db.session.expire_all()
    return found.id


def _published_by_it(sheet):
    """It writes a version as HTML, and its number."""
    db.session.execute(delete(PublishedClaim))
    db.session.execute(delete(PublishedSource))
    db.session.execute(update(SheetVersion).values(body=""))
    db.session.execute(update(FactSheet).values(published_draft=None, source_status="unknown"))
    db.session.commit()
    return facts.known_facts(GUEST, [Fact(sheet.slug, 1)])


def _keys(sheet_id):
    query = select(Claim.key).filter_by(sheet_id=sheet_id).order_by(Claim.position)
    return db.session.scalars(query).all()


def test_its_sheets_can_be_worked_on_and_no_key_is_given_twice(moderator, article):
    sheets = [
        drafts.get_draft(moderator, sheet.slug)
        for sheet in queries.sheets_of_import(moderator, article)
    ]
    draft = next(sheet for sheet in sheets if len(sheet.claims.split("\n")) > 1)
    before = _keys(draft.id)

    service.edit_sheet(moderator, draft.slug, SheetChange(claims=draft.claims))
    assert _keys(draft.id) == before
    first = draft.claims.split("\n")[0]
    service.edit_sheet(moderator, draft.slug, SheetChange(claims=first))
    service.edit_sheet(moderator, draft.slug, SheetChange(claims=f"{first}\nNieuw."))
    assert _keys(draft.id) == [before[0], max(before) + 1]


def test_a_key_that_only_an_old_version_has_is_not_given_again(moderator):
    sheet = make.sheet(make.moderator())
    db.session.execute(delete(Claim))
    db.session.execute(update(FactSheet).values(last_claim_key=0))
    service.edit_sheet(moderator, sheet.slug, SheetChange(claims="Heel iets anders."))
    assert _keys(sheet.id) == [2]


@pytest.mark.parametrize("is_caught_up", [False, True])
def test_reading_its_article_again_makes_no_sheet_twice(moderator, article, is_caught_up):
    slugs = [sheet.slug for sheet in queries.sheets_of_import(moderator, article)]
    service.edit_sheet(moderator, slugs[1], SheetChange({"body": "Van een curator."}))
    if is_caught_up:
        service.propose_late()
        service.propose_late()

    newer = service.import_article(moderator, f"{ARTICLE}\n".encode(), filename="slapen.txt")

    assert (newer.report["created"], newer.report["gone"]) == (0, 0)
    assert [sheet.slug for sheet in queries.sheets_of_import(moderator, newer.id)] == slugs
    assert drafts.get_draft(moderator, slugs[1]).body == "Van een curator."
    assert "body" in waiting.find_proposal(moderator, slugs[1]).waiting
    assert waiting.find_proposal(moderator, slugs[2]) is None


def test_what_it_published_can_be_pointed_at_soon(open_site):
    sheet = sourced(make.moderator(), publication(1, doi="10.1234/a"))
    viewer = make.viewer(make.moderator())
    db.session.commit()
    assert not _published_by_it(sheet)

    catch_up()
    catch_up()

    (known,) = facts.known_facts(GUEST, [Fact(sheet.slug, 1)]).values()
    assert (known.card.text, known.card.source_count) == ("Bewering 1.", 1)
    assert db.session.scalars(select(PublishedSource.number)).all() == [1]
    assert db.session.scalars(select(SheetVersion.body)).all() == ["Een alinea."]
    assert not drafts.get_draft(viewer, sheet.slug).has_changes


def test_a_draft_that_went_on_since_is_not_what_readers_see(open_site):
    sheet = make.sheet(make.moderator())
    viewer = make.viewer(make.moderator())
    service.edit_sheet(viewer, sheet.slug, SheetChange(claims="#1 Bewegen mag.\nNieuw."))
    db.session.commit()
    _published_by_it(sheet)

    catch_up()

    assert drafts.get_draft(viewer, sheet.slug).has_changes
    assert db.session.scalars(select(PublishedClaim.key)).all() == [1]


def test_workers_that_catch_up_at_once_do_it_once(open_site, run_parallel):
    sheet = make.sheet(make.moderator())
    viewer = make.viewer(make.moderator())
    service.import_article(viewer, ARTICLE.encode(), filename="slapen.txt")
    db.session.commit()
    count = db.session.query(SheetProposal).count()
    db.session.execute(delete(SheetProposal))
    assert not _published_by_it(sheet)

    assert run_parallel([catch_up] * 3) == [None] * 3

    assert facts.known_facts(GUEST, [Fact(sheet.slug, 1)])
    assert db.session.query(SheetProposal).count() == count
