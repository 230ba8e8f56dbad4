"""What an earlier version must be before readers see it again."""

import pytest
from sqlalchemy import update

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.factsheets import drafts, queries, service
from forum.factsheets.models import SheetVersion
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.article.example import FILE

pytestmark = pytest.mark.usefixtures("app")

ARTICLE = FILE.read_text()
BODY = "Een alinea.\n- Een punt\n> Let op: 3 < 4\n# Kop\n? Mag dat?\n= Ja.\n\\- geen punt"


@pytest.fixture
def editor():
    return make.viewer(make.moderator())


def _kept_without_text(body=""):
    first = update(SheetVersion).where(SheetVersion.number == 1)
    db.session.execute(first.values(body=body))
    db.session.expire_all()


def test_what_was_withdrawn_for_its_rights_does_not_come_back(editor):
    about = {"filename": "slapen.txt", "rights": "Van de uitgever", "confirmed": True}
    found = service.import_article(editor, ARTICLE.encode(), **about)
    slug = queries.sheets_of_import(editor, found.id)[1].slug
    service.edit_sheet(editor, slug, SheetChange({"summary": "In het kort."}))
    service.publish(editor, slug, reason="Nagelezen")
    service.withdraw(editor, slug, reason="De rechten")
    service.set_rights(editor, found.id, rights="", source_url=None, confirmed=False)

    with pytest.raises(Conflict) as refused:
        service.restore(editor, slug, 1, reason="Terug")

    assert refused.value.code == "rights_missing"
    assert drafts.get_draft(editor, slug).published_number is None


def test_a_version_that_was_kept_as_html_alone_comes_back_whole(editor):
    sheet = make.sheet(make.moderator(), body=BODY)
    before = queries.get_sheet(GUEST, sheet.slug).html
    service.publish(editor, sheet.slug, reason="Nog eens")
    _kept_without_text()

    service.restore(editor, sheet.slug, 1, reason="Terug")

    assert queries.get_sheet(GUEST, sheet.slug).html == before


def test_an_empty_page_is_never_published(editor):
    sheet = make.sheet(make.moderator())
    service.publish(editor, sheet.slug, reason="Nog eens")
    db.session.execute(update(SheetVersion).where(SheetVersion.number == 1).values(html=""))
    _kept_without_text()

    with pytest.raises(Invalid) as refused:
        service.restore(editor, sheet.slug, 1, reason="Terug")

    assert list(refused.value.errors) == ["body"]


def test_a_sign_to_call_for_is_never_shown_again_without_saying_so(editor):
    sheet = make.sheet(make.moderator())
    service.publish(editor, sheet.slug, reason="Nog eens")
    _kept_without_text("Je kunt je plas niet meer ophouden.")

    with pytest.raises(Conflict) as refused:
        service.restore(editor, sheet.slug, 1, reason="Terug")

    assert refused.value.code == "call_now_required"
