from collections.abc import Iterator

import pytest
from flask import Flask

from forum.core.db import db
from tests.databases import Postgresql, Sqlite
from tests.site import build, closing


@pytest.fixture
def kept_site(database: Sqlite | Postgresql) -> Iterator[Flask]:
    """The application where a commit is a commit and mail is kept as files."""
    with database.copy() as url:
        site = build(url)
        with closing(site), site.app_context():
            yield site
            db.session.remove()
