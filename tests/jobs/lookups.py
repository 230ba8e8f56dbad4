"""A Crossref of the tests' own, and a sheet of which it is asked what became of the sources."""

from contextvars import Context

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.factsheets import queries
from forum.factsheets.references import queries as references
from forum.jobs import references as job
from tests import make
from tests.factsheets.references.crossref import Crossref, HttpServer
from tests.factsheets.references.sources import publication, sourced

DOI = "10.5555/Back.Pain(1)"
SAME = "10.5555/back.pain(1)"


@pytest.fixture
def crossref(app, monkeypatch):
    monkeypatch.setattr(job, "PAUSE", 0)
    with HttpServer() as server:
        served = Crossref()
        server.serve(served)
        monkeypatch.setitem(app.config, "CROSSREF_URL", server.url + "/")
        yield served
    assert server.faults == []


@pytest.fixture
def sheet(app):
    return sourced(make.moderator(), publication(1, doi=DOI), publication(2, pmid="12"))


@pytest.fixture
def check(app):
    def there() -> None:
        with app.app_context():
            job.check_references()

    def run() -> None:
        db.session.commit()
        Context().run(there)
        db.session.expire_all()

    return run


def status_of(sheet, number=1):
    return references.ask_statuses(GUEST, queries.get_sheet(GUEST, sheet.slug)).ask()[number]
