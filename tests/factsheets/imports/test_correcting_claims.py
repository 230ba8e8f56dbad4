"""A claim that is spelled better is the same claim."""

import pytest
from sqlalchemy import select

from forum.core.db import db
from forum.factsheets import drafts, queries, service
from forum.factsheets.models import Claim, SourceLine
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.article.example import FILE

pytestmark = pytest.mark.usefixtures("app")

ARTICLE = FILE.read_text()


def _claims(sheet_id):
    query = select(Claim).filter_by(sheet_id=sheet_id).order_by(Claim.position)
    return [(claim.key, claim.text, claim.myth) for claim in db.session.scalars(query)]


def test_a_claim_keeps_its_key_and_its_myth_when_a_correction_changes_it():
    moderator = make.viewer(make.moderator())
    found = service.import_article(moderator, ARTICLE.encode(), filename="slapen.txt")
    sheets = [
        drafts.get_draft(moderator, sheet.slug)
        for sheet in queries.sheets_of_import(moderator, found.id)
    ]
    draft = next(sheet for sheet in sheets if sheet.claims)
    first, *rest = draft.claims.split("\n")
    lines = "\n".join([first, "~ Fabel.", *rest])
    service.edit_sheet(moderator, draft.slug, SheetChange(claims=lines))
    before = _claims(draft.id)
    line = next(
        line.number
        for line in db.session.scalars(select(SourceLine).filter_by(sheet_id=draft.id))
        if before[0][1][:20] in line.raw
    )
    slip = service.suggest_correction(
        moderator, found.id, line=line, found=before[0][1], suggestion=f"Ja: {before[0][1]}"
    )

    service.decide_correction(moderator, slip.id, accept=True)

    key, text, myth = before[0]
    assert _claims(draft.id) == [(key, f"Ja: {text}", myth), *before[1:]]
