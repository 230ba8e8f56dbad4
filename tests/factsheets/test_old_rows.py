"""Rows of earlier releases, after the migrations that read them: up, and down again with what was
written since."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, select, text

from forum.core.db import db
from forum.factsheets import service
from forum.factsheets.models import (
    ArticleImport,
    FactSheet,
    PublishedClaim,
    PublishedSource,
    SheetProposal,
    SheetVersion,
    SourceLine,
    TextCorrection,
)
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.article.example import FILE
from tests.factsheets.references.sources import publication, sourced

ADDRESS = "https://example.org/slapen"
CLAIMS = "#1 Bewering 1. [1]\n#4 Bewering vier.\nEen die bleef. [1]"


def _tell(sql, **values):
    with db.engine.begin() as connection:
        found = connection.execute(text(sql), values)
        return found.all() if found.returns_rows else []


def _back_to(revision):
    db.session.commit()
    downgrade(revision=revision)


def _to_newest():
    db.session.rollback()
    upgrade()
    db.session.expire_all()


@pytest.fixture
def keeper(open_site):
    return make.moderator()


@pytest.fixture
def editor(keeper):
    return make.viewer(keeper)


@pytest.fixture
def sheet_id(keeper, editor):
    """Read in its second version; the claims with the keys 2 and 3 only stand in the first, and
    source 2 only there."""
    sources = [publication(number, pmid=str(number)) for number in (1, 2)]
    sheet = sourced(keeper, *sources)
    service.edit_sheet(editor, sheet.slug, SheetChange(claims="Tijdelijk.\n#1 Bewering 1. [1]"))
    service.edit_sheet(editor, sheet.slug, SheetChange(claims=CLAIMS))
    service.publish(editor, sheet.slug, reason="Herzien")
    return sheet.id


def _shown(sheet_id):
    query = select(PublishedClaim).filter_by(sheet_id=sheet_id, is_gone=False)
    found = db.session.scalars(query.order_by(PublishedClaim.position)).all()
    return [(c.key, c.position, c.text, c.cites, c.source_count, c.since_number) for c in found]


def test_claims_of_what_is_read_are_found_in_its_version_and_no_key_is_free_again(sheet_id, keeper):
    """0013."""
    draft = make.sheet(keeper, published=False).id
    gone = make.sheet(keeper)
    service.withdraw(make.viewer(keeper), gone.slug, reason="Verouderd")
    gone = gone.id
    _back_to("0012")
    assert not inspect(db.engine).has_table("published_claims")

    _to_newest()

    assert _shown(sheet_id) == [
        (1, 1, "Bewering 1.", [1], 1, 2),
        (4, 2, "Bewering vier.", [], 0, 2),
        (5, 3, "Een die bleef.", [1], 1, 2),
    ]
    assert _shown(draft) == _shown(gone) == []
    cited = select(PublishedSource.number).filter_by(sheet_id=sheet_id)
    assert db.session.scalars(cited).all() == [1]
    sheets = db.session.scalars(select(FactSheet))
    assert {sheet.id: sheet.last_claim_key for sheet in sheets} == {sheet_id: 5, draft: 1, gone: 1}
    assert db.session.scalars(select(FactSheet.source_status)).all() == ["unknown"] * 3


def test_a_key_that_only_an_old_version_knows_counts(sheet_id):
    """0013."""
    _back_to("0012")
    _tell("DELETE FROM claims")
    _tell("UPDATE fact_sheets SET published_number = NULL")
    _to_newest()
    assert db.session.scalar(select(FactSheet.last_claim_key)) == 5
    assert db.session.scalars(select(PublishedClaim)).all() == []


@pytest.fixture
def article(editor):
    """Read in twice, vouched for and corrected by hand: all that 0015 made room for."""
    lines = FILE.read_text()
    about = {"filename": "slapen.txt", "source_url": ADDRESS}
    service.import_article(editor, lines.encode(), **about)
    found = service.import_article(editor, lines.replace("slap", "zacht").encode(), **about)
    service.set_rights(editor, found.id, rights="Ja", source_url=ADDRESS, confirmed=True)
    line = db.session.scalars(select(SourceLine).filter_by(import_id=found.id)).first()
    db.session.add(
        TextCorrection(
            import_id=found.id, line=line.number, place=0, found="a", suggestion="b",
            origin="moderator", added_by=editor.id,
        )
    )  # fmt: skip
    return found.id


def test_a_draft_that_nobody_saved_is_what_its_article_proposed(article, keeper):
    """0015."""
    own = make.sheet(keeper).id
    saved, *rest = db.session.scalars(
        select(FactSheet.id).where(FactSheet.import_id.is_not(None)).order_by(FactSheet.id)
    )
    _back_to("0014")
    _tell("UPDATE fact_sheets SET draft_version = 1")
    _tell("UPDATE fact_sheets SET draft_version = 2 WHERE id = :id", id=saved)

    _to_newest()

    found = {row.sheet_id: row for row in db.session.scalars(select(SheetProposal))}
    assert found.keys() == {saved, *rest}
    assert own not in found
    for sheet in db.session.scalars(select(FactSheet).where(FactSheet.id.in_(found))):
        row = found[sheet.id]
        assert (row.address, row.waiting, row.is_gone) == (sheet.slug, "", False)
        known = sheet.id != saved
        assert (row.base_title, row.next_title) == ((sheet.title if known else ""),) * 2
        assert (row.base_body, row.next_body) == ((sheet.body if known else ""),) * 2
        assert row.base_claims == row.next_claims
    assert any("[" in row.base_claims for row in found.values())
    assert found[saved].base_claims == ""


def test_what_was_read_in_before_is_not_said_to_be_strict_and_nobody_vouched_for_it(article):
    """0015."""
    lines = db.session.query(SourceLine).count()
    _back_to("0014")
    _to_newest()
    imports = db.session.scalars(select(ArticleImport)).all()
    assert [(one.is_strict, one.rights_at, one.sources) for one in imports] == [
        (False, None, [])
    ] * len(imports)
    assert db.session.query(SourceLine).filter_by(confidence="sure", is_told=False).count() == lines
    assert db.session.query(TextCorrection).count() == 0


def _write_again(number, columns, reviewed=None):
    """The first version once more, with what the release before writes beside it, or without."""
    name, value = (", medically_reviewed", f", {reviewed}") if reviewed else ("", "")
    first = f"SELECT {number}, {columns}{value} FROM sheet_versions WHERE number = 1"  # noqa: S608
    _tell(f"INSERT INTO sheet_versions (number, {columns}{name}) {first}")  # noqa: S608


def test_a_release_that_names_what_nothing_reads_and_one_that_does_not_both_write(sheet_id):
    """0019."""
    _back_to("0018")
    copied = ", ".join(
        column["name"]
        for column in inspect(db.engine).get_columns("sheet_versions")
        if column["name"] not in ("id", "number", "medically_reviewed")
    ).replace("references", '"references"')
    _write_again(8, copied, "true")

    _to_newest()

    _write_again(9, copied)
    _write_again(10, copied, "false")
    said = _tell("SELECT number, medically_reviewed FROM sheet_versions ORDER BY number")
    assert [(number, bool(told)) for number, told in said] == [
        (1, False), (2, False), (8, True), (9, False), (10, False),
    ]  # fmt: skip
    assert "medically_reviewed" not in str(select(SheetVersion)) + str(select(FactSheet))
