"""Reading an article and noting what became of its references, at the same moment."""

from threading import Event

from sqlalchemy import select

from forum.core.db import db, transaction
from forum.factsheets import service
from forum.factsheets.models import FactSheet, Reference, ReferenceFinding
from forum.factsheets.references.findings import Notice, Origin
from forum.factsheets.service.imports.filling import current_texts
from forum.factsheets.service.references.gathering import gather
from forum.factsheets.statuses import SourceStatus
from tests import make
from tests.factsheets.article.example import TEXT
from tests.factsheets.references.sources import publication, sourced

SOON = 0.3  # seconds in which the other comes to its first wait


def _note(ids):
    def run():
        with transaction():
            service.note_findings(Origin.CROSSREF, dict.fromkeys(ids, Notice(SourceStatus.OK)))

    return run


def test_an_article_that_holds_a_reference_is_not_waited_for_with_its_sheets_held(run_parallel):
    sheet = sourced(make.moderator(), publication(1, doi="10.1234/a"))
    found, sheet_id = db.session.scalars(select(Reference.id)).one(), sheet.id
    db.session.commit()
    gathered = Event()

    def read():
        with transaction():
            gather([publication(1, doi="10.1234/a", pmid="123456")])
            gathered.set()
            Event().wait(SOON)
            current_texts([sheet_id])

    def note():
        gathered.wait(10)
        _note([found])()

    assert [type(told) for told in run_parallel([read, note])] == [type(None)] * 2
    db.session.expire_all()
    assert db.session.get_one(FactSheet, sheet_id).source_status == "ok"


def test_new_versions_and_findings_do_not_wait_for_each_other(run_parallel):
    viewer = make.viewer(make.moderator())
    facts = {"filename": "slapen.txt"}
    service.import_article(viewer, TEXT.encode(), **facts)
    db.session.commit()
    ids = list(db.session.scalars(select(Reference.id)))
    db.session.commit()

    def read():
        with transaction():
            return service.import_article(viewer, f"{TEXT}\n".encode(), **facts)

    told = run_parallel([read, *[_note(ids)] * 3])

    assert not [found for found in told if isinstance(found, Exception)]
    assert db.session.query(ReferenceFinding).count() == len(ids)
