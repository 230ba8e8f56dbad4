"""Reading a long article, and reading it again, takes a moment on both databases."""

from time import perf_counter

import pytest

from forum.core.db import db, transaction
from forum.factsheets import service
from forum.factsheets.article import Kind
from tests import make
from tests.factsheets.article.long import long_article

SECONDS = 3

pytestmark = pytest.mark.usefixtures("app")


def test_five_thousand_lines_are_read_told_and_revised_in_a_moment():
    viewer, text = make.viewer(make.moderator()), long_article()
    assert len(text.split("\n")) == 5_000
    facts = {"filename": "lang.txt", "source_url": "https://example.org/lang"}
    took = {}
    took["import"], found = _timed(service.import_article, viewer, text.encode(), **facts)
    took["told"], _same = _timed(service.tell_kinds, viewer, found.id, {3: Kind.CALLOUT})
    took["revised"], newer = _timed(
        service.import_article, viewer, text.replace("rust", "slaap").encode(), **facts
    )
    print(took)
    assert newer.report["created"] == 0
    assert max(took.values()) <= SECONDS


def _timed(act, *args, **facts):
    start = perf_counter()
    with transaction():
        found = act(*args, **facts)
    db.session.expire_all()
    return round(perf_counter() - start, 2), found
