"""References that were kept before they had keys: one of each publication afterwards."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import select, text

from forum.core.db import db
from forum.factsheets.models import SheetVersion
from forum.factsheets.service.references.gathering import gather
from tests import make
from tests.factsheets.references.sources import publication, sourced

OLD = [
    # id, identity, doi, pmid
    (101, "doi:10.5555/a.", "10.5555/A.", None),
    (102, "doi:https://doi.org/10.5555/a", "https://doi.org/10.5555/a", "12"),
    (103, "pmid:12", None, "0012"),
    (104, "doi:10.5555/b", "10.5555/b", "12"),
    (105, "text:abc", None, None),
]


@pytest.fixture
def old_site(open_site):
    """As the previous release left it, with a sheet that cites two spellings of one DOI."""
    sheet = sourced(make.moderator(), publication(1, pmid="99"), slug="oud")
    db.session.commit()
    downgrade(revision="0013")
    with db.engine.begin() as connection:
        for number, identity, doi, pmid in OLD:
            connection.execute(
                text(
                    'INSERT INTO "references" (id, identity, authors, title, journal, year, volume,'
                    " issue, pages, doi, pmid, status)"
                    " VALUES (:id, :identity, '[]', '', '', '', '', '', '', :doi, :pmid, 'unknown')"
                ),
                {"id": number, "identity": identity, "doi": doi, "pmid": pmid},
            )
        for at, number in ((2, 101), (3, 102)):
            for table in ("sheet_references", "published_sources"):
                connection.execute(
                    text(f"INSERT INTO {table} VALUES (:sheet, :at, :reference)"),  # noqa: S608
                    {"sheet": sheet.id, "at": at, "reference": number},
                )
        cited = """'[{"number": 3}, {"number": 2}]'"""
        connection.execute(text(f'UPDATE sheet_versions SET "references" = {cited}'))  # noqa: S608
    return sheet.id


def test_two_spellings_become_one_and_what_is_unsure_stays_apart(old_site):
    upgrade()
    with db.engine.connect() as connection:
        kept = connection.execute(
            text('SELECT id, pmid FROM "references" WHERE id > 100 ORDER BY id')
        ).all()
        cited = connection.execute(
            text("SELECT reference_id FROM published_sources WHERE number > 1")
        ).scalars()
        assert [tuple(row) for row in kept] == [(101, "12"), (104, "12"), (105, None)]
        assert list(cited) == [101, 101]
    assert db.session.scalar(select(SheetVersion.reference_ids)) == [101, 101]
    found = gather([publication(1, doi="10.5555/A"), publication(2, pmid="12")])
    assert found == ({1: 101, 2: 101}, {})
    assert gather([publication(1, doi="10.5555/B")]).ids == {1: 104}
