"""An earlier version comes back only with the sources that it was written with."""

import pytest
from sqlalchemy import update

from forum.core.db import db
from forum.core.errors import Conflict
from forum.factsheets import service
from forum.factsheets.models import Reference, SheetVersion
from forum.factsheets.service.imports.numbering import renumber
from forum.factsheets.service.references.gathering import gather
from tests import make
from tests.factsheets.references.sources import publication, sourced

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(params=["with ids", "by the previous release"])
def sheet(request):
    """One of two versions, which rest on one source without a DOI."""
    keeper = make.moderator()
    made = sourced(keeper, publication(1, pmid="123456"))
    service.publish(make.viewer(keeper), made.slug, reason="Tweede")
    if request.param != "with ids":
        db.session.execute(update(SheetVersion).values(reference_ids=[]))
    return made


def test_a_source_of_which_more_became_known_is_the_same_source(sheet):
    gather([publication(1, pmid="123456", doi="10.1234/a")])
    restored = service.restore(make.viewer(make.moderator()), sheet.slug, 1, reason="Terug")
    assert restored.references[0]["doi"] == "10.1234/a"
    assert len(restored.reference_ids) == 1


def test_another_source_under_the_number_is_not(sheet):
    found = gather([publication(1, pmid="99", title="Een ander onderzoek")]).ids[1]
    renumber({sheet.id: {1: found}})
    assert db.session.query(Reference).count() == 2
    with pytest.raises(Conflict):
        service.restore(make.viewer(make.moderator()), sheet.slug, 1, reason="Terug")
