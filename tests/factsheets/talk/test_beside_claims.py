"""What curators write below a claim: it stays while the claim does."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import select

from forum.core.db import db
from forum.factsheets import drafts, queries, service
from forum.factsheets.claims import ClaimText, with_beside
from forum.factsheets.models import Claim, SourceLine
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.article.example import FILE

ARTICLE = FILE.read_text()


@pytest.fixture
def moderator(app):
    return make.viewer(make.moderator())


def _claims(sheet_id):
    query = select(Claim).filter_by(sheet_id=sheet_id).order_by(Claim.position)
    return [(claim.key, claim.myth, claim.note) for claim in db.session.scalars(query)]


def test_the_second_with_the_same_words_is_the_second():
    before = [ClaimText("Rust.", key=3, myth="A"), ClaimText("Rust.", key=7, note="B")]
    found = with_beside([ClaimText("Nieuw."), ClaimText("Rust."), ClaimText("Rust.")], before)
    assert found == [ClaimText("Nieuw."), *before]


def test_what_an_article_says_anew_leaves_it(moderator):
    found = service.import_article(moderator, ARTICLE.encode(), filename="slapen.txt")
    sheets = [
        drafts.get_draft(moderator, sheet.slug)
        for sheet in queries.sheets_of_import(moderator, found.id)
    ]
    draft = next(sheet for sheet in sheets if sheet.claims)
    first, *rest = draft.claims.split("\n")
    lines = "\n".join([first, "~ Fabel.", "! Zwakke bron.", *rest])
    service.edit_sheet(moderator, draft.slug, SheetChange(claims=lines))
    last = db.session.scalars(select(Claim).filter_by(sheet_id=draft.id)).all()[-1].text
    line = next(
        line.raw
        for line in db.session.scalars(select(SourceLine).filter_by(sheet_id=draft.id))
        if last[:20] in line.raw
    )
    newer = ARTICLE.replace(line, line.replace(last, f"{last} Echt"))
    service.import_article(moderator, newer.encode(), filename="slapen.txt")

    service.decide_proposal(moderator, draft.slug, take=True)

    now = _claims(draft.id)
    assert now[0] == (1, "Fabel.", "Zwakke bron.")
    assert now[-1][0] > len(rest) + 1


def test_what_reviewers_noted_outlives_a_restore_and_a_myth_is_as_it_was_published(moderator):
    sheet = make.sheet(make.moderator())
    change = SheetChange(claims="#1 Bewegen mag.\n~ Fabel.\n! Zwakke bron.")
    service.edit_sheet(moderator, sheet.slug, change)
    service.publish(moderator, sheet.slug, reason="Met fabel")

    service.restore(moderator, sheet.slug, 1, reason="Terug")

    assert _claims(sheet.id) == [(1, "", "Zwakke bron.")]


@pytest.mark.parametrize(
    ("change", "has_changes"),
    [
        (SheetChange(), False),
        (SheetChange(claims="#1 Bewegen mag.\nNieuw en nog niet gepubliceerd."), True),
        (SheetChange(claims="#1 Bewegen mag.\n~ Fabel."), True),
        (SheetChange({"call_now": True}), True),
    ],
)
def test_a_draft_of_before_is_what_readers_see_only_in_all_its_parts(
    open_site, change, has_changes
):
    moderator = make.viewer(make.moderator())
    slug = make.sheet(make.moderator()).slug
    service.edit_sheet(moderator, slug, change)
    db.session.commit()

    downgrade(revision="0016")
    upgrade()

    assert drafts.get_draft(moderator, slug).has_changes is has_changes
