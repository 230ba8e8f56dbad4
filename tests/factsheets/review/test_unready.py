"""All that stands between a draft and its readers is told at once."""

import pytest

from forum.core.db import db
from forum.core.errors import Invalid
from forum.factsheets import drafts, service
from forum.factsheets.models import ArticleImport, FactSheet, SheetVersion
from tests import make
from tests.factsheets.article.example import FILE

URGENT = "Een doof gevoel in het rijbroekgebied is een reden om te bellen [9]."
MISSING = {"summary", "references", "call_now"}


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return make.sheet(keeper, published=False, summary="", body=URGENT)


def test_a_program_hears_it_all_in_one_answer(visitor, keeper, sheet):
    program = visitor.bearer(make.token(keeper))
    path = f"/api/v1/factsheets/{sheet.slug}/publish"
    answer = program.post(path, json={"reason": "Klaar"})
    assert (answer.status_code, answer.json["code"]) == (422, "not_ready")
    assert answer.json["errors"].keys() == MISSING


def test_of_an_article_that_nobody_vouched_for_that_is_told_too(keeper, sheet):
    editor = make.viewer(keeper)
    found = service.import_article(editor, FILE.read_bytes(), filename="slapen.txt")
    assert db.session.get(ArticleImport, found.id).rights_at is None
    db.session.query(FactSheet).filter_by(id=sheet.id).update({"import_id": found.id})
    with pytest.raises(Invalid) as refused:
        service.publish(editor, sheet.slug, reason="Klaar")
    assert refused.value.errors.keys() == MISSING | {"rights"}


def test_a_curator_who_forgot_the_reason_hears_of_the_rest_as_well(visitor, keeper, sheet):
    visitor.log_in(keeper)
    path = f"/factsheets/{sheet.slug}/publish"
    typed = {"title": "Een titel", "summary": "", "body": f"Net getypt. {URGENT}", "claims": ""}
    answer = visitor.submit(path, **typed, version="1", reason="")
    assert answer.status_code == 422
    for field in ("summary", "call_now", "reason"):
        assert f'id="{field}-error"' in answer.text
    assert "Deze bronnen bestaan niet: 9." in answer.text
    assert "Net getypt." in answer.text


def test_a_reason_that_is_missing_alone_does_nothing_yet(visitor, keeper):
    sheet = make.sheet(keeper, published=False)
    typed = {"title": "Een titel", "summary": "Kort.", "body": "Net getypt.", "claims": ""}
    answer = visitor.log_in(keeper).submit(
        f"/factsheets/{sheet.slug}/publish", **typed, version="1", reason=" "
    )
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert db.session.query(SheetVersion).count() == 0
    draft = drafts.get_draft(make.viewer(keeper), sheet.slug)
    assert (draft.body == "Net getypt.", draft.draft_version) == (False, 1)
    assert 'name="version" value="1"' in answer.text
